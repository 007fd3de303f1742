-- title: Which letters were answered, by whom, and with what stance on the same text?
-- number: 20
-- param: state actor -- the sender of the first letter; any by default
-- param: text document -- the first letter; any by default
-- columns: ?date ?letter ?sender ?replyDate ?reply ?replier ?about ?stanceName ?replyStance ?answer ?quote ?replyQuote
-- order: ?date ?letter ?replyDate ?reply ?replier ?about ?stanceName ?replyStance ?quote ?replyQuote ?sender ?answer
-- example: DEMO/2005/GA/1 of the DPRK, answered by Japan in DEMO/2006/GA/1
WITH answers AS (SELECT text AS back, source AS text FROM raw_cites UNION SELECT back, text FROM raw_answers),
     pairs AS (
       SELECT DISTINCT first.letter AS text, first.name, first.date, one.code AS sender, back, second.name AS reply,
              second.date AS reply_date, two.code AS replier
       FROM raw_letters AS first JOIN answers ON answers.text = first.letter JOIN raw_letters AS second ON second.letter = back
            JOIN codes AS one ON one.actor = first.sender JOIN codes AS two ON two.actor = second.sender
       WHERE second.date >= first.date AND back <> first.letter AND first.sender <> second.sender
             AND ($state IS NULL OR first.sender = $state) AND ($text IS NULL OR first.letter = $text)),
     said AS (
       SELECT document, target_iri, stance, polarity AS p, unnest(quotes) AS words FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred),
     both_ AS (
       SELECT DISTINCT pairs.name, reply, symbol, mine.stance, theirs.stance AS back, mine.words, theirs.words AS back_words,
              mine.p, theirs.p AS back_p
       FROM (SELECT DISTINCT name, reply FROM pairs) AS pairs JOIN said AS mine ON mine.document = pairs.name
            JOIN said AS theirs ON theirs.document = reply AND theirs.target_iri = mine.target_iri
            JOIN texts ON texts.target_iri = mine.target_iri
       WHERE symbol IS NOT NULL)
SELECT DISTINCT date, pairs.name AS letter, sender, reply_date AS "replyDate", pairs.reply, replier, symbol AS about,
       stance AS "stanceName", both_.back AS "replyStance",
       CASE WHEN p IS NULL THEN '' WHEN abs(p) <= 0.2 OR abs(back_p) <= 0.2 THEN 'neither' WHEN p * back_p > 0 THEN 'agrees'
            ELSE 'disagrees' END AS answer,
       words AS quote, back_words AS "replyQuote"
FROM pairs LEFT JOIN both_ ON both_.name = pairs.name AND both_.reply = pairs.reply
ORDER BY 1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 3, 10
