-- title: Which States object to a part of a text, and do not reject the whole?
-- number: 17
-- param: resolution document -- the text; any by default
-- columns: ?date ?holder ?about ?scope ?stanceName ?quote ?letter
-- order: ?date ?holder ?about ?scope ?stanceName ?quote ?letter
-- example: none in the bundled letters
WITH own AS (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred)
SELECT DISTINCT date, holder, texts.symbol AS about, scope, stance AS "stanceName", unnest(quotes) AS quote, document AS letter
FROM (SELECT * FROM own WHERE scope IN ('part', 'reference', 'implementation') AND polarity < -0.2 AND date IS NOT NULL) AS said
     ANTI JOIN (SELECT holder_iri, target_iri FROM own WHERE scope = 'whole' AND family = 'rejects') AS whole_
     USING (holder_iri, target_iri)
     JOIN texts USING (target_iri)
WHERE texts.symbol IS NOT NULL AND ($resolution IS NULL OR target_iri = $resolution)
ORDER BY 1, 2, 3, 4, 5, 6, 7
