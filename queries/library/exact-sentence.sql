-- title: The exact words in which a State takes a stance, with the place in the text
-- number: 26
-- param: state actor -- the State or group; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- param: stance stance -- the stance; nonRecognition by default
-- columns: ?date ?holder ?stanceName ?about ?quote ?start ?end ?letter ?sha256
-- order: ?date ?holder ?about ?start ?stanceName ?quote ?end ?letter ?sha256
-- example: the DPRK does not recognize E/CN.4/RES/2005/11, with the offsets of the words
SELECT DISTINCT date, holder, stance AS "stanceName", target AS about, words.quote, start::BIGINT AS start, "end"::BIGINT AS "end",
       document AS letter, sha256
FROM positions JOIN raw_quotes AS words USING (position) JOIN raw_versions USING (version)
WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND stance = $stance
      AND ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR target_iri = $target)
ORDER BY 1, 2, 4, 6, 3, 5, 7, 8, 9
