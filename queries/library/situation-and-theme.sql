-- title: How strong is rejection of texts on the situation in a country, and of texts on a theme?
-- number: 8
-- param: state actor -- the State or group that rejects; any by default
-- columns: ?kind ?positions ?texts ?states ?meanStrength ?strongest ?date ?letter ?quote
-- order: ?kind ?positions ?texts ?states ?meanStrength ?strongest ?date ?letter ?quote
-- example: situation, for the series dprk-human-rights; themes only where the title of a text is known
WITH said AS (
       SELECT position, target_iri, holder_iri, strength, min(date || '|' || document || '|' || list_min(quotes)) AS line
       FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND family = 'rejects' AND date IS NOT NULL
             AND target_iri IN (SELECT text FROM raw_resolutions) AND ($state IS NULL OR holder_iri = $state)
       GROUP BY ALL),
     titled AS (
       SELECT text AS target_iri, title FROM raw_titles
       UNION SELECT target_iri, label FROM chains JOIN raw_series_names AS named ON named.series = series_iri),
     kinds AS (
       SELECT target_iri, bool_or(EXISTS (SELECT 1 FROM raw_countries WHERE contains(title, called))) AS situation
       FROM titled SEMI JOIN said USING (target_iri) GROUP BY ALL),
     counted AS (
       SELECT CASE WHEN situation THEN 'situation' WHEN situation IS NULL THEN 'untitled' ELSE 'theme' END AS kind,
              count(DISTINCT position)::BIGINT AS positions, count(DISTINCT target_iri)::BIGINT AS texts,
              count(DISTINCT holder_iri)::BIGINT AS states, round(100.0 * sum(strength) / count(strength)) / 100 AS mean,
              max(strength) AS strongest, min(line) AS line
       FROM said LEFT JOIN kinds USING (target_iri) GROUP BY 1)
SELECT kind, positions, texts, states, mean AS "meanStrength", strongest, split_part(line, '|', 1) AS date,
       split_part(line, '|', 2) AS letter,
       substr(line, strpos(line, '|') + 1 + strpos(substr(line, strpos(line, '|') + 1), '|')) AS quote
FROM counted
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
