-- title: Which resolutions does a State uphold in a letter that rejects another text?
-- number: 19
-- param: state actor -- the State or group; any by default
-- param: resolution document -- the rejected text; any by default
-- columns: ?date ?holder ?rejected ?upheld ?upheldStance ?upheldQuote ?rejectedQuote ?letter
-- order: ?date ?holder ?rejected ?upheld ?upheldStance ?upheldQuote ?rejectedQuote ?letter
-- example: Iran asks for S/RES/487(1981) to be implemented while it rejects S/RES/1803(2008)
WITH own AS (
       SELECT said.*, told.part FROM (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred) AS said
              JOIN raw_said AS told ON told.position = said.position AND told.holder = said.holder_iri
       WHERE $state IS NULL OR holder_iri = $state)
SELECT DISTINCT one.date, one.holder, first.symbol AS rejected, second.symbol AS upheld, two.stance AS "upheldStance",
       two_words AS "upheldQuote", one_words AS "rejectedQuote", one.document AS letter
FROM (SELECT *, unnest(quotes) AS one_words FROM own
      WHERE family = 'rejects' AND scope = 'whole' AND date IS NOT NULL AND ($resolution IS NULL OR target_iri = $resolution)) AS one
     JOIN (SELECT *, unnest(quotes) AS two_words FROM own WHERE polarity > 0.2) AS two
     ON two.part = one.part AND two.holder_iri = one.holder_iri AND two.target_iri <> one.target_iri
     JOIN texts AS first ON first.target_iri = one.target_iri JOIN texts AS second ON second.target_iri = two.target_iri
     SEMI JOIN raw_resolutions ON raw_resolutions.text = two.target_iri
WHERE first.symbol IS NOT NULL AND second.symbol IS NOT NULL
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
