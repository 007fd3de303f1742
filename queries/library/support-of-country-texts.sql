-- title: Has a State ever written in support of a text on the situation in a country?
-- number: 29
-- param: state actor -- the State or group; any by default
-- param: series series -- a series of resolutions; any by default
-- columns: ?date ?holder ?about ?stanceName ?modality ?quote ?letter
-- order: ?date ?holder ?about ?stanceName ?quote ?modality ?letter
-- example: Japan supports A/RES/60/173 in DEMO/2006/GA/1
WITH titled AS (
       SELECT text AS target_iri, title FROM raw_titles
       UNION SELECT target_iri, label FROM chains JOIN raw_series_names AS named ON named.series = series_iri),
     countries AS (
       SELECT DISTINCT target_iri FROM titled JOIN raw_countries ON contains(title, called)
       WHERE regexp_matches(lower(title), 'human rights|situation'))
SELECT DISTINCT date, holder, symbol AS about, stance AS "stanceName", modality, words AS quote, document AS letter
FROM (SELECT *, unnest(quotes) AS words FROM positions
      WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND polarity > 0.2 AND date IS NOT NULL) AS said
     JOIN texts USING (target_iri) SEMI JOIN countries USING (target_iri)
WHERE symbol IS NOT NULL AND ($state IS NULL OR holder_iri = $state)
      AND ($series IS NULL OR list_contains(texts.series, $series))
ORDER BY 1, 2, 3, 4, 6, 5, 7
