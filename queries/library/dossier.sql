-- title: What did a State say in writing about a resolution and its predecessors?
-- number: 16
-- param: state actor -- the State or group; any by default
-- param: resolution document -- the text; with it come the earlier texts of its series; any by default
-- columns: ?date ?holder ?about ?stanceName ?scope ?modality ?strength ?quote ?letter
-- order: ?date ?holder ?about ?stanceName ?quote ?letter ?scope ?modality ?strength
-- example: what the DPRK wrote on A/RES/60/173 and on the texts of the Commission before it
WITH wanted AS (
       SELECT $resolution AS target_iri
       UNION SELECT earlier.target_iri FROM texts AS this JOIN texts AS earlier ON list_has_any(this.series, earlier.series)
       WHERE this.target_iri = $resolution AND earlier.adopted < this.adopted)
SELECT DISTINCT date, holder, symbol AS about, stance AS "stanceName", scope, modality, strength, unnest(quotes) AS quote,
       document AS letter
FROM positions JOIN texts USING (target_iri)
WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND symbol IS NOT NULL
      AND ($state IS NULL OR holder_iri = $state)
      AND ($resolution IS NULL OR target_iri IN (SELECT target_iri FROM wanted))
ORDER BY 1, 2, 3, 4, 8, 9, 5, 6, 7
