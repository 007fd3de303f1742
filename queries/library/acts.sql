-- title: What a State did: its votes and sponsorships on texts, for a trace beside its letters
-- param: state actor -- the State or group; any by default
-- param: target target -- the text; any by default
-- param: series series -- a series of resolutions, such as dprk-human-rights; any by default
-- columns: ?date ?holder ?letter ?about ?thread ?stanceName ?polarity ?strength ?act
-- order: ?date ?holder ?about ?act ?letter ?thread ?stanceName ?polarity ?strength
-- example: none until voting records are loaded
-- needs: votes
WITH done AS (
       SELECT date, holder_iri, target_iri, document AS letter, stance, polarity, strength, 'vote' AS act FROM positions
       WHERE kind = 'vote' AND date IS NOT NULL
       UNION ALL
       SELECT adopted, holder_iri, target_iri, 'record of sponsors', 'coSponsor', scheme.polarity, scheme.strength, 'sponsorship'
       FROM sponsors JOIN texts USING (target_iri),
            (SELECT min(polarity::DOUBLE) AS polarity, min(strength::INTEGER) AS strength FROM raw_scheme
             WHERE local_name(stance) = 'coSponsor') AS scheme
       WHERE adopted IS NOT NULL)
SELECT DISTINCT date, code AS holder, letter, symbol AS about, chains.series_iri AS thread, stance AS "stanceName", polarity,
       strength, act
FROM done JOIN chains USING (target_iri) JOIN texts USING (target_iri) JOIN codes ON actor = holder_iri
WHERE symbol IS NOT NULL AND ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR target_iri = $target)
      AND ($series IS NULL OR chains.series = $series)
ORDER BY 1, 2, 4, 9, 3, 5, 6, 7, 8
