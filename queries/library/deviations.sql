-- title: Which members of a group wrote otherwise than the group did on the same text?
-- number: 18
-- param: bloc actor -- the group; any by default
-- param: state actor -- the member; any by default
-- columns: ?date ?group ?member ?about ?groupStance ?memberStance ?groupDate ?quote ?groupQuote ?letter ?groupLetter
-- order: ?date ?group ?member ?about ?groupStance ?memberStance ?quote ?groupQuote ?groupDate ?letter ?groupLetter
-- example: none in the bundled letters: no member leaves the line of its group
WITH said AS (
       SELECT *, unnest(quotes) AS words FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND abs(polarity) > 0.2 AND date IS NOT NULL),
     lines AS (SELECT holder_iri, target_iri FROM said GROUP BY ALL HAVING count(DISTINCT polarity > 0) = 1)
SELECT DISTINCT own.date, theirs.holder AS "group", own.holder AS member, texts.symbol AS about, theirs.stance AS "groupStance",
       own.stance AS "memberStance", theirs.date AS "groupDate", own.words AS quote, theirs.words AS "groupQuote",
       own.document AS letter, theirs.document AS "groupLetter"
FROM memberships JOIN said AS theirs ON theirs.holder_iri = bloc_iri
     SEMI JOIN lines ON lines.holder_iri = theirs.holder_iri AND lines.target_iri = theirs.target_iri
     JOIN said AS own ON own.holder_iri = member_iri
     AND own.target_iri = theirs.target_iri JOIN texts ON texts.target_iri = own.target_iri
WHERE own.polarity * theirs.polarity < 0 AND own.date BETWEEN since AND until AND texts.symbol IS NOT NULL
      AND ($bloc IS NULL OR bloc_iri = $bloc) AND ($state IS NULL OR member_iri = $state)
ORDER BY 1, 2, 3, 4, 5, 6, 8, 9, 7, 10, 11
