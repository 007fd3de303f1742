-- title: How alike are two States in their letters, compared with their votes?
-- number: 6
-- param: state actor -- the one State; any by default
-- param: other actor -- the other State; any by default
-- param: least integer -- the smallest number of texts on which both wrote; 1 by default
-- columns: ?one ?two ?sharedTexts ?alikeTexts ?letterShare ?sharedVotes ?alikeVotes ?voteShare ?text ?letter ?otherLetter
-- order: ?one ?two ?sharedTexts ?alikeTexts ?letterShare ?sharedVotes ?alikeVotes ?voteShare ?text ?letter ?otherLetter
-- example: Cuba, Viet Nam and Zimbabwe take the same side on the texts of their joint letter; votes stay empty until a record is loaded
-- needs: votes
WITH sides AS (
       SELECT holder, holder_iri, target_iri, min(texts.symbol) AS target, min(document) AS letter,
              CASE WHEN max(polarity) > 0.2 THEN 1 WHEN min(polarity) < -0.2 THEN -1 ELSE 0 END AS side
       FROM positions JOIN texts USING (target_iri)
       WHERE kind = 'letter' AND attribution = 'own' AND modality = 'actual' AND scope = 'whole' AND NOT inferred
             AND texts.symbol IS NOT NULL
       GROUP BY holder, holder_iri, target_iri HAVING NOT (max(polarity) > 0.2 AND min(polarity) < -0.2)),
     pairs AS (
       SELECT mine.holder AS one, theirs.holder AS two, mine.holder_iri AS state, theirs.holder_iri AS other,
              count(*)::BIGINT AS "sharedTexts", count(*) FILTER (mine.side = theirs.side)::BIGINT AS "alikeTexts",
              min(mine.target || '|' || mine.letter || '|' || theirs.letter) AS first
       FROM sides AS mine JOIN sides AS theirs USING (target_iri)
       WHERE mine.holder_iri <> theirs.holder_iri AND ($state IS NULL OR mine.holder_iri = $state)
             AND ($other IS NULL OR theirs.holder_iri = $other)
       GROUP BY ALL HAVING count(*) >= $least),
     seats AS (
       SELECT mine.state AS seat, theirs.state AS seat_of_other, pairs.state, other
       FROM pairs JOIN voters AS mine ON mine.holder_iri = pairs.state JOIN voters AS theirs ON theirs.holder_iri = other),
     voted AS (
       SELECT seats.state, seats.other, count(*)::BIGINT AS "sharedVotes",
              count(*) FILTER (mine.side = theirs.side)::BIGINT AS "alikeVotes"
       FROM casts AS mine JOIN casts AS theirs USING (roll)
            JOIN seats ON seats.seat = mine.state AND seats.seat_of_other = theirs.state
       WHERE mine.state IN (SELECT seat FROM seats) AND theirs.state IN (SELECT seat_of_other FROM seats)
       GROUP BY ALL)
SELECT one, two, "sharedTexts", "alikeTexts", round(1000.0 * "alikeTexts" / "sharedTexts") / 1000 AS "letterShare", "sharedVotes",
       "alikeVotes", round(1000.0 * "alikeVotes" / "sharedVotes") / 1000 AS "voteShare", split_part(first, '|', 1) AS text,
       split_part(first, '|', 2) AS letter, split_part(first, '|', 3) AS "otherLetter"
FROM pairs LEFT JOIN voted USING (state, other)
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
