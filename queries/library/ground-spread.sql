-- title: Who gave a ground first, and who gave it after?
-- number: 4
-- param: ground ground -- the ground; doubleStandards by default
-- param: series series -- a series of resolutions; any text by default
-- columns: ?date ?holder ?groundName ?stanceName ?about ?quote ?letter
-- order: ?date ?holder ?about ?stanceName ?quote ?groundName ?letter
-- example: politicization, first given by the DPRK in DEMO/2003/CHR/1; of doubleStandards none is found
WITH given AS (
       SELECT positions.*, reasons.ground AS reason, reasons.quote AS words FROM positions JOIN reasons USING (position)
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND reasons.ground = $ground
             AND ($series IS NULL OR list_contains(series, $series)))
SELECT DISTINCT date, holder, reason AS "groundName", stance AS "stanceName", target AS about, words AS quote,
       document AS letter
FROM given JOIN (SELECT holder_iri, min(date) AS date FROM given GROUP BY ALL) AS first USING (holder_iri, date)
WHERE words IS NOT NULL
ORDER BY 1, 2, 5, 4, 6, 3, 7
