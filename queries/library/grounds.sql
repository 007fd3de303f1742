-- title: Which grounds did rejecting States give, by year and adopting body?
-- number: 3
-- param: state actor -- the State or group; any by default
-- param: series series -- a series of resolutions, such as dprk-human-rights; any by default
-- columns: ?ground ?year ?body ?states ?letters ?date ?letter ?quote
-- order: ?year ?body ?ground ?states ?letters ?date ?letter ?quote
-- example: politicization and hostilePolicyOfThirdState, given by the DPRK from 2003 on, each with its first letter and words
WITH given AS (
       SELECT reasons.ground, substr(date::VARCHAR, 1, 4) AS year, coalesce(texts.organ, '') AS body, holder_iri, document,
              date::VARCHAR || '|' || document || '|' || reasons.quote AS line
       FROM positions JOIN reasons USING (position) LEFT JOIN texts USING (target_iri)
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND family = 'rejects'
             AND reasons.quote IS NOT NULL AND ($state IS NULL OR holder_iri = $state)
             AND ($series IS NULL OR list_contains(positions.series, $series)))
SELECT ground, year, body, count(DISTINCT holder_iri)::BIGINT AS states, count(DISTINCT document)::BIGINT AS letters,
       split_part(min(line), '|', 1) AS date, split_part(min(line), '|', 2) AS letter,
       substr(min(line), length(split_part(min(line), '|', 1)) + length(split_part(min(line), '|', 2)) + 3) AS quote
FROM given GROUP BY ALL
ORDER BY 2, 3, 1, 4, 5, 6, 7, 8
