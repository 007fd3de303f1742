-- title: Which resolutions draw most letters from States that are not members of the adopting body?
-- number: 7
-- param: resolution document -- the text; any by default
-- param: organ organ -- the adopting body, such as CHR; any by default
-- columns: ?resolutionName ?body ?letters ?states ?holders ?date ?letter ?quote
-- order: DESC(?letters) ?resolutionName ?body ?states ?holders ?date ?letter ?quote
-- example: none until a voting record is loaded, which says who was a member
-- needs: votes
WITH places AS (
       SELECT DISTINCT text, organ, substr(day, 1, 4) AS year FROM raw_adopted JOIN raw_days USING (text)
       WHERE ($resolution IS NULL OR text = $resolution) AND ($organ IS NULL OR local_name(organ) = $organ)),
     own AS (SELECT text, organ, min(event) AS event FROM raw_events GROUP BY ALL),
     near AS (SELECT organ, substr(day, 1, 4) AS year, min(event) AS event FROM raw_events GROUP BY ALL),
     rolls AS (
       SELECT text, organ, coalesce(min(own.event), min(near.event)) AS event
       FROM places LEFT JOIN own USING (text, organ) LEFT JOIN near USING (organ, year) GROUP BY ALL),
     said AS (
       SELECT text, rolls.organ, event, holder_iri, holder, symbol, document,
              date || '|' || document || '|' || list_min(quotes) AS line
       FROM positions JOIN rolls ON text = positions.target_iri JOIN texts ON texts.target_iri = text
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND event IS NOT NULL
             AND symbol IS NOT NULL AND regexp_matches(holder_iri, '/state/[^/]+$')),
     present AS (
       SELECT event, holder AS holder_iri FROM raw_votes SEMI JOIN said USING (event)
       UNION ALL SELECT event, state FROM raw_absent),
     counted AS (
       SELECT symbol, organ, count(DISTINCT document)::BIGINT AS letters, count(DISTINCT holder_iri)::BIGINT AS states,
              string_agg(DISTINCT holder, ' ' ORDER BY holder) AS holders, min(line) AS line
       FROM said ANTI JOIN present USING (event, holder_iri) GROUP BY text, symbol, organ)
SELECT symbol AS "resolutionName", local_name(organ) AS body, letters, states, holders, split_part(line, '|', 1) AS date,
       split_part(line, '|', 2) AS letter,
       substr(line, strpos(line, '|') + 1 + strpos(substr(line, strpos(line, '|') + 1), '|')) AS quote
FROM counted
ORDER BY 3 DESC, 1, 2, 4, 5, 6, 7, 8
