-- title: A State rejects a resolution, initiated by a bloc, citing a document, in these words
-- param: state actor -- the State or group that holds the position; any by default
-- param: resolution document -- the symbol of the text; any by default
-- columns: ?holder ?target ?initiator ?cited ?letter ?date ?quote
-- order: ?date ?holder ?target ?initiator ?cited ?quote ?letter
-- example: PRK, E/CN.4/RES/2003/10, EU and the sentence of DEMO/2003/CHR/1
WITH named AS (SELECT DISTINCT text, code FROM raw_initiators JOIN codes ON actor = initiator),
     cited AS (
       SELECT DISTINCT told.position, source, sources.symbol
       FROM raw_said AS told JOIN raw_cites AS cites ON cites.graph = told.graph AND cites.text = told.part
            JOIN texts AS sources ON sources.target_iri = source
       WHERE sources.symbol IS NOT NULL)
SELECT DISTINCT holder, texts.symbol AS target, named.code AS initiator, cited.symbol AS cited, document AS letter, date,
       unnest(quotes) AS quote
FROM (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND modality = 'actual' AND stance = 'reject') AS said
     JOIN texts USING (target_iri) LEFT JOIN named ON named.text = said.target_iri
     LEFT JOIN cited ON cited.position = said.position AND source <> said.target_iri
WHERE texts.symbol IS NOT NULL AND ($state IS NULL OR holder_iri = $state)
      AND ($resolution IS NULL OR said.target_iri = $resolution)
ORDER BY 6, 1, 2, 3, 4, 7, 5
