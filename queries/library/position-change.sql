-- title: How did a State's position on a series of resolutions change?
-- number: 1
-- param: state actor -- the State or group; any by default
-- param: series series -- a series of resolutions, such as dprk-human-rights; any by default
-- columns: ?date ?holder ?seriesName ?about ?stanceName ?polarity ?strength ?modality ?grounds ?change ?quote ?letter
-- order: ?date ?holder ?seriesName ?about ?stanceName ?quote ?polarity ?strength ?modality ?grounds ?change ?letter
-- example: the DPRK rejects each text of dprk-human-rights, and each row says what changed
WITH own AS (
       SELECT positions.* EXCLUDE (grounds, series), chains.series AS chain,
              round(100 * abs(polarity)) * 1000 + CASE WHEN polarity < 0 THEN 100 ELSE 0 END + 10 * strength
              + CASE WHEN modality IN ('conditional', 'hypothetical') THEN 0 ELSE 1 END AS key
       FROM positions JOIN chains USING (target_iri)
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL
             AND ($state IS NULL OR holder_iri = $state) AND ($series IS NULL OR chains.series = $series)),
     days AS (
       SELECT holder_iri, chain, date, floor(max(key) / 1000) AS size, floor(max(key) % 1000 / 100) AS against,
              floor(max(key) % 100 / 10) AS force, max(key) % 10 AS firm
       FROM own GROUP BY ALL),
     sides AS (SELECT *, CASE WHEN size <= 20 THEN 0 ELSE 1 - 2 * against END AS side FROM days),
     moves AS (
       SELECT *, lag(side) OVER earlier AS side0, lag(force) OVER earlier AS force0, lag(firm) OVER earlier AS firm0
       FROM sides WINDOW earlier AS (PARTITION BY holder_iri, chain ORDER BY date)),
     denials AS (
       SELECT holder_iri, chain, min(date) AS denied FROM own WHERE stance = 'nonRecognition' GROUP BY ALL),
     named AS (
       SELECT holder_iri, chain, date,
              CASE WHEN side0 IS NULL THEN 'first stated' WHEN side * side0 < 0 THEN 'reversed'
                   WHEN firm < firm0 THEN 'conditional' WHEN abs(side) > abs(side0) THEN 'strengthened'
                   WHEN abs(side) < abs(side0) THEN 'softened' WHEN force > force0 THEN 'strengthened'
                   WHEN force < force0 THEN 'softened' WHEN firm > firm0 THEN 'strengthened'
                   WHEN side < 0 AND denied = date THEN 'strengthened' ELSE 'restated' END AS change
       FROM moves LEFT JOIN denials USING (holder_iri, chain)),
     given AS (SELECT position, string_agg(DISTINCT ground, ' ' ORDER BY ground) AS grounds FROM reasons GROUP BY position)
SELECT DISTINCT date, holder, chain AS "seriesName", symbol AS about, stance AS "stanceName", polarity, strength, modality,
       given.grounds, change, unnest(quotes) AS quote, document AS letter
FROM own JOIN named USING (holder_iri, chain, date) JOIN texts USING (target_iri) LEFT JOIN given USING (position)
WHERE symbol IS NOT NULL
ORDER BY 1, 2, 3, 4, 5, 11, 6, 7, 8, 9, 10, 12
