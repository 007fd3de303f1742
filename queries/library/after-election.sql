-- title: After a State became a member of an organ, did its letters change?
-- number: 14
-- param: state actor -- the State; any by default
-- param: organ organ -- the organ; HRC by default
-- param: years integer -- how many years before and after to look; 3 by default
-- columns: ?holder ?organName ?year ?forBefore ?againstBefore ?forAfter ?againstAfter ?change ?quoteBefore ?letterBefore ?quoteAfter ?letterAfter
-- order: ?holder ?year ?organName ?forBefore ?againstBefore ?forAfter ?againstAfter ?change ?quoteBefore ?letterBefore ?quoteAfter ?letterAfter
-- example: none until a voting record is loaded, which says who was a member and when
-- needs: votes
WITH seats AS (
       SELECT DISTINCT holder_iri, year FROM positions
       WHERE kind = 'vote' AND organ = $organ AND year IS NOT NULL AND ($state IS NULL OR holder_iri = $state)),
     terms AS (SELECT * FROM seats ANTI JOIN (SELECT holder_iri, year + 1 AS year FROM seats) AS earlier USING (holder_iri, year)),
     said AS (
       SELECT holder, holder_iri, polarity AS p, year AS in_year,
              date || '|' || document || '|' || list_min(quotes) AS line
       FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND modality = 'actual' AND NOT inferred AND abs(polarity) > 0.2
             AND date IS NOT NULL AND len(quotes) > 0),
     before_ AS (
       SELECT holder, holder_iri, terms.year, count(*) FILTER (p > 0)::BIGINT AS f, count(*) FILTER (p < 0)::BIGINT AS a,
              max(line) AS line
       FROM terms JOIN said USING (holder_iri) WHERE in_year >= terms.year - $years AND in_year < terms.year GROUP BY ALL),
     after_ AS (
       SELECT holder_iri, terms.year, count(*) FILTER (p > 0)::BIGINT AS f, count(*) FILTER (p < 0)::BIGINT AS a, min(line) AS line
       FROM terms JOIN said USING (holder_iri) WHERE in_year >= terms.year AND in_year < terms.year + $years GROUP BY ALL)
SELECT holder, $organ AS "organName", year::BIGINT AS year, b.f AS "forBefore", b.a AS "againstBefore", c.f AS "forAfter",
       c.a AS "againstAfter",
       CASE WHEN c.a * (b.f + b.a) > b.a * (c.f + c.a) THEN 'more against'
            WHEN c.a * (b.f + b.a) < b.a * (c.f + c.a) THEN 'less against' ELSE 'the same' END AS change,
       substr(b.line, strpos(b.line, '|') + 1 + strpos(substr(b.line, strpos(b.line, '|') + 1), '|')) AS "quoteBefore",
       split_part(b.line, '|', 2) AS "letterBefore",
       substr(c.line, strpos(c.line, '|') + 1 + strpos(substr(c.line, strpos(c.line, '|') + 1), '|')) AS "quoteAfter",
       split_part(c.line, '|', 2) AS "letterAfter"
FROM before_ AS b JOIN after_ AS c USING (holder_iri, year)
ORDER BY 1, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12
