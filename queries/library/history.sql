-- title: What a State itself has said, one row for each position, reason and quote: the raw material of a trace
-- param: state actor -- the State or group; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- param: series series -- a series of resolutions, such as dprk-human-rights; any by default
-- columns: ?date ?holder ?letter ?about ?thread ?stanceName ?polarity ?strength ?modality ?ground ?start ?quote ?position ?denies
-- order: ?date ?holder ?letter ?about ?position ?start ?ground ?thread ?stanceName ?polarity ?strength ?modality ?quote ?denies
-- example: every own position of the bundled letters
SELECT DISTINCT date, holder, document AS letter, target AS about, coalesce(chains.series_iri, said.target_iri) AS thread,
       stance AS "stanceName", polarity, strength, modality, reasons.ground, start::BIGINT AS start, words.quote, position,
       CASE WHEN stance = 'nonRecognition' THEN 'yes' ELSE 'no' END AS denies
FROM (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL) AS said
     JOIN raw_quotes AS words USING (position) LEFT JOIN chains ON chains.target_iri = said.target_iri
     LEFT JOIN reasons USING (position)
WHERE ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR said.target_iri = $target)
      AND ($series IS NULL OR list_contains(said.series, $series))
ORDER BY 1, 2, 3, 4, 13, 11, 10, 5, 6, 7, 8, 9, 12, 14
