-- title: Who took the same stance on the same text within a year?
-- number: 27
-- param: state actor -- the State whose view it is; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- columns: ?holder ?date ?stanceName ?about ?other ?otherDate ?quote ?otherQuote ?letter ?otherLetter
-- order: ?holder ?about ?stanceName ?date ?other ?otherDate ?quote ?otherQuote ?letter ?otherLetter
-- example: Cuba, Viet Nam and Zimbabwe, who oppose A/RES/63/190 in one joint letter
WITH said AS (
       SELECT *, unnest(quotes) AS words, year(date) * 10000 + month(date) * 100 + day(date) AS at FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL)
SELECT DISTINCT mine.holder, mine.date, mine.stance AS "stanceName", mine.target AS about, theirs.holder AS other,
       theirs.date AS "otherDate", mine.words AS quote, theirs.words AS "otherQuote", mine.document AS letter,
       theirs.document AS "otherLetter"
FROM said AS mine JOIN said AS theirs USING (target_iri, stance)
WHERE mine.holder_iri <> theirs.holder_iri AND target_iri NOT LIKE '%/id/generic/%' AND abs(mine.at - theirs.at) <= 10000
      AND ($state IS NULL OR mine.holder_iri = $state) AND ($target IS NULL OR target_iri = $target)
ORDER BY 1, 4, 3, 2, 5, 6, 7, 8, 9, 10
