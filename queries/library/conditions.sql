-- title: Which conditions do States attach, and what did they say next on the same matter?
-- number: 10
-- param: state actor -- the State or group; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- columns: ?date ?holder ?stanceName ?about ?conditionType ?condition ?stanceIfMet ?quote ?letter ?laterDate ?laterStance ?laterLetter
-- order: ?date ?holder ?about ?stanceName ?condition ?quote ?laterStance ?conditionType ?stanceIfMet ?letter ?laterDate ?laterLetter
-- example: the DPRK on A/RES/60/173: no cooperation as long as such resolutions are used as a weapon
WITH own AS (SELECT * FROM positions WHERE kind = 'letter' AND attribution = 'own' AND date IS NOT NULL),
     provisos AS (
       SELECT DISTINCT date, holder, stance, target, local_name(type) AS type, label, local_name(met) AS met, terms.quote,
              document, holder_iri, target_iri
       FROM own JOIN raw_conditions AS terms USING (position)
       WHERE ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR target_iri = $target)),
     nexts AS (
       SELECT provisos.holder_iri, provisos.target_iri, provisos.date, min(own.date) AS later_date
       FROM (SELECT DISTINCT holder_iri, target_iri, date FROM provisos) AS provisos
            JOIN own ON own.holder_iri = provisos.holder_iri AND own.target_iri = provisos.target_iri
            AND own.date > provisos.date
       WHERE NOT inferred GROUP BY ALL),
     laters AS (
       SELECT DISTINCT nexts.*, own.stance AS later_stance, own.document AS later_letter
       FROM nexts JOIN own ON own.holder_iri = nexts.holder_iri AND own.target_iri = nexts.target_iri
            AND own.date = later_date
       WHERE NOT inferred)
SELECT DISTINCT date, holder, stance AS "stanceName", target AS about, type AS "conditionType", label AS condition,
       met AS "stanceIfMet", quote, document AS letter, later_date AS "laterDate", later_stance AS "laterStance",
       later_letter AS "laterLetter"
FROM provisos LEFT JOIN laters USING (holder_iri, target_iri, date)
ORDER BY 1, 2, 4, 3, 6, 8, 11, 5, 7, 9, 10, 12
