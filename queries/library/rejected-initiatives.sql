-- title: Who rejects what a group or State initiates or sponsors, and on which grounds?
-- param: bloc actor -- the initiator, such as EU; any by default
-- param: state actor -- the State or group that rejects; any by default
-- columns: ?date ?holder ?resolutionName ?initiator ?stanceName ?grounds ?quote ?letter
-- order: ?date ?holder ?resolutionName ?initiator ?stanceName ?quote ?grounds ?letter
-- example: the DPRK rejects what the EU initiated, from E/CN.4/RES/2003/10 on, as politicized and hostile
WITH given AS (SELECT position, string_agg(DISTINCT ground, ' ' ORDER BY ground) AS grounds FROM reasons GROUP BY position)
SELECT DISTINCT date, said.holder, symbol AS "resolutionName", code AS initiator, stance AS "stanceName", given.grounds,
       unnest(quotes) AS quote, document AS letter
FROM (SELECT * EXCLUDE (grounds) FROM positions WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND family = 'rejects') AS said
     JOIN backers ON backers.target_iri = said.target_iri AND backers.holder_iri <> said.holder_iri
     JOIN codes ON actor = backers.holder_iri JOIN texts ON texts.target_iri = said.target_iri
     LEFT JOIN given USING (position)
WHERE symbol IS NOT NULL AND ($bloc IS NULL OR backers.holder_iri = $bloc)
      AND ($state IS NULL OR said.holder_iri = $state)
ORDER BY 1, 2, 3, 4, 5, 7, 6, 8
