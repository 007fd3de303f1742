-- title: Texts of a series on which a State that spoke on earlier ones has written nothing since
-- param: state actor -- the State or group; any by default
-- param: series series -- a series of resolutions, such as dprk-human-rights; any by default
-- columns: ?holder ?seriesName ?lastDate ?lastLetter ?symbol ?adopted
-- order: ?holder ?seriesName ?adopted ?symbol ?lastLetter ?lastDate
-- example: Japan after DEMO/2006/GA/1: five later texts of dprk-human-rights
WITH newest AS (SELECT max(try_cast(date AS DATE)) AS day FROM raw_letters),
     spoke AS (
       SELECT holder_iri, holder, series_iri, chains.series, date, document, inferred
       FROM positions JOIN chains USING (target_iri)
       WHERE kind = 'letter' AND attribution = 'own' AND date IS NOT NULL AND ($state IS NULL OR holder_iri = $state)
             AND ($series IS NULL OR chains.series = $series)),
     last AS (SELECT holder_iri, series_iri, max(date) AS date FROM spoke WHERE NOT inferred GROUP BY ALL)
SELECT DISTINCT holder, series AS "seriesName", date AS "lastDate", document AS "lastLetter", symbol, adopted
FROM last JOIN spoke USING (holder_iri, series_iri, date)
     JOIN (SELECT series_iri, symbol, adopted FROM chains JOIN texts USING (target_iri)) AS next USING (series_iri), newest
WHERE symbol IS NOT NULL AND adopted > date AND adopted <= newest.day
ORDER BY 1, 2, 6, 5, 4, 3
