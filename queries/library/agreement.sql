-- title: How often two States voted alike: for, against or abstaining, in the same roll calls
-- param: state actor -- the one State; any by default
-- param: other actor -- the other State; any by default
-- param: organ organ -- the organ, such as GA, SC, CHR, HRC; any by default
-- param: since date -- roll calls of this day and later; from the beginning by default
-- param: until date -- roll calls of this day and earlier; to the end by default
-- columns: ?one ?two ?shared ?alike ?share
-- order: ?one ?two ?shared ?alike ?share
-- example: the five permanent members of the Security Council, with --organ SC; give a period or a State to keep it quick
-- needs: votes
WITH chosen AS (
       SELECT roll, state, side FROM casts
       WHERE date IS NOT NULL AND ($organ IS NULL OR organ = $organ) AND ($since IS NULL OR date >= $since::DATE)
             AND ($until IS NULL OR date <= $until::DATE)),
     counted AS (
       SELECT mine.state, theirs.state AS other, count(*)::BIGINT AS shared,
              count(*) FILTER (mine.side = theirs.side)::BIGINT AS alike
       FROM chosen AS mine JOIN chosen AS theirs USING (roll)
       WHERE mine.state <> theirs.state AND (mine.state < theirs.state OR $state IS NOT NULL OR $other IS NOT NULL)
             AND ($state IS NULL OR mine.state = (SELECT state FROM voters WHERE holder_iri = $state))
             AND ($other IS NULL OR theirs.state = (SELECT state FROM voters WHERE holder_iri = $other))
       GROUP BY ALL),
     every AS (
       SELECT * FROM counted
       UNION ALL SELECT other, state, shared, alike FROM counted WHERE $state IS NULL AND $other IS NULL)
SELECT one.holder AS one, two.holder AS two, shared, alike, round(1000.0 * alike / shared) / 1000 AS share
FROM every JOIN voters AS one ON one.state = every.state JOIN voters AS two ON two.state = every.other
ORDER BY 1, 2, 3, 4, 5
