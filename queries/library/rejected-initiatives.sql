-- title: Who rejects what a group or State initiates or sponsors, and on which grounds?
-- param: bloc actor -- the initiator, such as EU, itself or through its members as they were on the day; any by default
-- param: state actor -- the State or group that rejects; any by default
-- columns: ?date ?holder ?resolutionName ?initiator ?stanceName ?grounds ?quote ?letter
-- order: ?date ?holder ?resolutionName ?initiator ?stanceName ?quote ?grounds ?letter
-- example: the DPRK rejects what the EU initiated, from E/CN.4/RES/2003/10 on, as politicized and hostile
WITH given AS (SELECT position, string_agg(DISTINCT ground, ' ' ORDER BY ground) AS grounds FROM reasons GROUP BY position),
     said AS (
       SELECT * EXCLUDE (grounds) FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL AND family = 'rejects'
             AND ($state IS NULL OR holder_iri = $state)),
     own AS (SELECT * FROM backers WHERE $bloc IS NULL OR holder_iri = $bloc),
     days AS (SELECT DISTINCT target_iri, holder_iri, date FROM said),
     backed AS (
       SELECT days.*, code AS initiator FROM days JOIN own ON own.target_iri = days.target_iri AND own.holder_iri <> days.holder_iri
              JOIN codes ON actor = own.holder_iri
       UNION ALL
       SELECT days.*, string_agg(DISTINCT member, ' ' ORDER BY member)
       FROM days JOIN backers AS part ON part.target_iri = days.target_iri AND part.holder_iri <> days.holder_iri
            JOIN memberships ON member_iri = part.holder_iri AND bloc_iri = $bloc AND date BETWEEN since AND until
       WHERE days.target_iri NOT IN (SELECT target_iri FROM own) GROUP BY ALL)
SELECT DISTINCT date, said.holder, symbol AS "resolutionName", initiator, stance AS "stanceName", given.grounds,
       unnest(quotes) AS quote, document AS letter
FROM said JOIN backed USING (target_iri, holder_iri, date) JOIN texts USING (target_iri) LEFT JOIN given USING (position)
WHERE symbol IS NOT NULL
ORDER BY 1, 2, 3, 4, 5, 7, 6, 8
