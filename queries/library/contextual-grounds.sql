-- title: Which positions rest only on grounds that no word ties to them?
-- number: 15
-- param: state actor -- the State or group; any by default
-- columns: ?date ?holder ?stanceName ?about ?ground ?groundQuote ?quote ?letter ?position
-- order: ?date ?holder ?about ?stanceName ?ground ?quote ?groundQuote ?letter ?position
-- example: a rejection near which faults are found without "because" or "since"
SELECT DISTINCT date, holder, stance AS "stanceName", target AS about, reasons.ground, reasons.quote AS "groundQuote",
       unnest(quotes) AS quote, document AS letter, position
FROM positions JOIN reasons USING (position)
WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND reasons.link = 'contextual'
      AND reasons.quote IS NOT NULL AND position NOT IN (SELECT position FROM reasons WHERE link = 'explicit')
      AND ($state IS NULL OR holder_iri = $state)
ORDER BY 1, 2, 4, 3, 5, 7, 6, 8, 9
