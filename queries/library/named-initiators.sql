-- title: Whom do rejecting letters name as initiator, and does the record of sponsors agree?
-- number: 9
-- param: resolution document -- the text; any by default
-- param: state actor -- the State or group that rejects; any by default
-- columns: ?date ?resolutionName ?holder ?initiator ?sponsors ?agrees ?quote ?letter
-- order: ?date ?resolutionName ?holder ?initiator ?quote ?sponsors ?agrees ?letter
-- example: the EU, named by the DPRK; sponsors stay empty until a record is taken in
WITH lists AS (
       SELECT target_iri, string_agg(DISTINCT code, ' ' ORDER BY code) AS sponsors
       FROM sponsors JOIN codes ON actor = holder_iri GROUP BY target_iri)
SELECT DISTINCT said.date, symbol AS "resolutionName", holder, codes.code AS initiator, lists.sponsors,
       CASE WHEN lists.sponsors IS NULL THEN 'no record'
            WHEN exists (SELECT 1 FROM sponsors WHERE sponsors.target_iri = said.target_iri AND holder_iri = named.initiator)
            THEN 'yes' ELSE 'no' END AS agrees, unnest(quotes) AS quote, document AS letter
FROM (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND family = 'rejects') AS said
     JOIN (SELECT DISTINCT position, graph FROM raw_said) AS told ON told.position = said.position
     JOIN raw_initiators AS named ON named.graph = told.graph AND named.text = said.target_iri
     JOIN codes ON actor = named.initiator JOIN texts ON texts.target_iri = said.target_iri
     LEFT JOIN lists ON lists.target_iri = said.target_iri
WHERE symbol IS NOT NULL AND ($resolution IS NULL OR said.target_iri = $resolution)
      AND ($state IS NULL OR said.holder_iri = $state)
ORDER BY 1, 2, 3, 4, 7, 5, 6, 8
