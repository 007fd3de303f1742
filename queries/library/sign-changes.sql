-- title: Which States changed sides on a series within so many months of a text?
-- number: 2
-- param: resolution document -- the text after which the change came; any text of a series by default
-- param: state actor -- the State or group; any by default
-- param: months integer -- how many months after the adoption to look; 12 by default
-- columns: ?holder ?text ?adopted ?beforeDate ?beforeStance ?beforeQuote ?beforeLetter ?afterDate ?afterStance ?afterQuote ?afterLetter ?monthsAfter
-- order: ?text ?holder ?afterDate ?beforeStance ?afterStance ?beforeQuote ?afterQuote ?adopted ?beforeDate ?beforeLetter ?afterLetter ?monthsAfter
-- example: none in the bundled letters: no State changes sides
WITH every AS (
       SELECT *, unnest(series) AS chain FROM positions
       WHERE kind = 'letter' AND attribution = 'own' AND modality = 'actual' AND scope <> 'part' AND NOT inferred
             AND date IS NOT NULL AND ($state IS NULL OR holder_iri = $state)),
     said AS (
       SELECT * FROM every WHERE abs(polarity) > 0.2
       QUALIFY sign(polarity) = sign(first(polarity) OVER (
         PARTITION BY holder_iri, chain, date ORDER BY abs(polarity) DESC, polarity
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))),
     turning AS (
       SELECT target_iri, symbol AS text, adopted, unnest(series) AS chain FROM texts
       WHERE adopted IS NOT NULL AND symbol IS NOT NULL AND ($resolution IS NULL OR target_iri = $resolution)),
     last AS (
       SELECT turning.target_iri, text, chain, adopted, holder_iri, max(date) AS day
       FROM turning JOIN said USING (chain) WHERE date <= adopted GROUP BY ALL),
     changed AS (
       SELECT was.holder, text, adopted, was.date AS before_date, was.stance AS before_stance, was.quotes AS before_quotes,
              was.document AS before_letter, became.date AS after_date, became.stance AS after_stance,
              became.quotes AS after_quotes, became.document AS after_letter,
              (year(became.date) - year(adopted)) * 1200 + (month(became.date) - month(adopted)) * 100
              + day(became.date) - day(adopted) AS apart
       FROM last JOIN said AS was ON was.chain = last.chain AND was.holder_iri = last.holder_iri AND was.date = last.day
            JOIN said AS became ON became.chain = last.chain AND became.holder_iri = last.holder_iri AND became.date > adopted
       WHERE was.polarity * became.polarity < 0)
SELECT DISTINCT holder, text, adopted, before_date AS "beforeDate", before_stance AS "beforeStance", before_quote AS "beforeQuote",
       before_letter AS "beforeLetter", after_date AS "afterDate", after_stance AS "afterStance", after_quote AS "afterQuote",
       after_letter AS "afterLetter", floor(apart / 100)::BIGINT AS "monthsAfter"
FROM (SELECT *, unnest(before_quotes) AS before_quote FROM changed WHERE apart <= 100 * $months),
     LATERAL (SELECT unnest(after_quotes) AS after_quote)
ORDER BY 2, 1, 8, 5, 9, 6, 10, 3, 4, 7, 11, 12
