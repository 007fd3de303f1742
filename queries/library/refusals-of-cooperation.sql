-- title: Which States refuse cooperation or implementation, since when, and in which words?
-- number: 11
-- param: state actor -- the State or group; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- columns: ?holder ?about ?firstDate ?lastDate ?date ?stanceName ?modality ?quote ?letter
-- order: ?holder ?about ?date ?stanceName ?quote ?firstDate ?lastDate ?modality ?letter
-- example: the DPRK will not receive the Special Rapporteur; Iran will not comply with S/RES/1803(2008)
WITH refused AS (
       SELECT * FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND stance IN ('refuseCooperation', 'refuseImplementation')
             AND ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR target_iri = $target)),
     spans AS (
       SELECT holder_iri, target_iri, min(date) AS first, max(date) AS last FROM refused GROUP BY ALL)
SELECT DISTINCT holder, target AS about, first AS "firstDate", last AS "lastDate", date, stance AS "stanceName", modality,
       unnest(quotes) AS quote, document AS letter
FROM refused JOIN spans USING (holder_iri, target_iri)
ORDER BY 1, 2, 5, 6, 8, 3, 4, 7, 9
