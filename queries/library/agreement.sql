-- title: How often two States voted alike: for, against or abstaining, in the same roll calls
-- param: state actor -- the one State; any by default
-- param: other actor -- the other State; any by default
-- param: organ organ -- the organ, such as GA, SC, CHR, HRC; any by default
-- param: since date -- roll calls of this day and later; from the beginning by default
-- param: until date -- roll calls of this day and earlier; to the end by default
-- columns: ?one ?two ?shared ?alike ?share
-- order: ?one ?two
-- example: the five permanent members of the Security Council, with --organ SC; give a period or a State to keep it quick
WITH casts AS (
       SELECT document, date, target_iri, holder, holder_iri, stance, organ FROM positions
       WHERE kind = 'vote' AND stance IN ('voteFor', 'voteAgainst', 'abstain') AND ($organ IS NULL OR organ = $organ)
             AND ($since IS NULL OR date >= $since::DATE) AND ($until IS NULL OR date <= $until::DATE) AND date IS NOT NULL)
SELECT mine.holder AS one, theirs.holder AS two, count(*)::BIGINT AS shared,
       count(*) FILTER (mine.stance = theirs.stance)::BIGINT AS alike,
       round(1000.0 * count(*) FILTER (mine.stance = theirs.stance) / count(*)) / 1000 AS share
FROM casts AS mine JOIN casts AS theirs ON mine.target_iri = theirs.target_iri AND mine.document = theirs.document
     AND mine.date = theirs.date AND mine.holder_iri <> theirs.holder_iri
WHERE ($state IS NULL OR mine.holder_iri = $state) AND ($other IS NULL OR theirs.holder_iri = $other)
GROUP BY mine.holder, mine.holder_iri, theirs.holder, theirs.holder_iri
ORDER BY one, two
