-- title: Which States accept cooperation in the same letter that rejects the resolution?
-- number: 12
-- param: state actor -- the State or group; any by default
-- columns: ?date ?holder ?resolution ?rejection ?rejectionQuote ?offer ?acceptance ?modality ?acceptanceQuote ?letter
-- order: ?date ?holder ?resolution ?rejection ?offer ?acceptance ?rejectionQuote ?acceptanceQuote ?modality ?letter
-- example: none found in the bundled letters
WITH said AS (
       SELECT positions.*, part FROM positions JOIN (SELECT DISTINCT position, part FROM raw_said) AS told USING (position)
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND ($state IS NULL OR holder_iri = $state))
SELECT one.date, one.holder, symbol AS resolution, one.stance AS rejection, min(list_min(one.quotes)) AS "rejectionQuote",
       two.target AS offer, two.stance AS acceptance, two.modality, min(list_min(two.quotes)) AS "acceptanceQuote",
       one.document AS letter
FROM said AS one JOIN said AS two USING (part, holder_iri) JOIN texts ON texts.target_iri = one.target_iri
WHERE one.family = 'rejects' AND one.scope = 'whole' AND one.date IS NOT NULL AND symbol IS NOT NULL
      AND one.target_iri IN (SELECT text FROM raw_resolutions)
      AND two.polarity > 0.2 AND regexp_matches(two.target_iri, '/(mech|mandate|topic)/[^/]+$')
GROUP BY 1, 2, 3, 4, 6, 7, 8, 10
ORDER BY 1, 2, 3, 4, 6, 7, 5, 9, 8, 10
