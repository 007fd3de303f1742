-- title: How does a State stand on texts on the human rights or the situation in a country, year by year?
-- param: state actor -- the State or group; any by default
-- columns: ?holder ?year ?writtenFor ?writtenAgainst ?votedFor ?votedAgainst ?abstained ?about ?quote ?document
-- order: ?holder ?year ?writtenFor ?writtenAgainst ?votedFor ?votedAgainst ?abstained ?about ?quote ?document
-- example: the DPRK against such texts from 2003 to 2009, Cuba in 2008, Japan for one in 2006
WITH titled AS (
       SELECT text AS target_iri, title FROM raw_titles
       UNION SELECT target_iri, label FROM chains JOIN raw_series_names AS named ON named.series = series_iri),
     countries AS (
       SELECT DISTINCT target_iri FROM titled JOIN raw_countries ON contains(title, called)
       WHERE regexp_matches(lower(title), 'human rights|situation')),
     acts AS (
       SELECT holder_iri, year, symbol, date, kind, document, list_min(quotes) AS words,
              (kind = 'letter' AND polarity > 0.2)::INTEGER AS wf, (kind = 'letter' AND polarity < -0.2)::INTEGER AS wa,
              (stance = 'voteFor' AND kind = 'vote')::INTEGER AS vf, (stance = 'voteAgainst' AND kind = 'vote')::INTEGER AS va,
              (stance = 'abstain' AND kind = 'vote')::INTEGER AS no
       FROM positions JOIN countries USING (target_iri) JOIN texts USING (target_iri)
       WHERE symbol IS NOT NULL AND date IS NOT NULL AND ($state IS NULL OR holder_iri = $state)
             AND (kind = 'letter' AND attribution = 'own' AND NOT inferred OR kind = 'vote')),
     counted AS (
       SELECT holder_iri, year::BIGINT AS year, sum(wf)::BIGINT AS wf, sum(wa)::BIGINT AS wa, sum(vf)::BIGINT AS vf,
              sum(va)::BIGINT AS va, sum(no)::BIGINT AS no,
              min(CASE kind WHEN 'letter' THEN '1' ELSE '2' END || date || '|' || symbol || '|' || document || '|'
                  || coalesce(words, '')) AS line
       FROM acts WHERE wf + wa + vf + va + no = 1 GROUP BY ALL)
SELECT code AS holder, year, wf AS "writtenFor", wa AS "writtenAgainst", vf AS "votedFor", va AS "votedAgainst", no AS abstained,
       split_part(line, '|', 2) AS about, regexp_replace(line, '^[^|]*[|][^|]*[|][^|]*[|]', '') AS quote,
       split_part(line, '|', 3) AS document
FROM counted JOIN codes ON actor = holder_iri
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
