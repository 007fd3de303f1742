-- title: The life of a resolution: draft, adoption, letters for and against, the next texts of its series
-- number: 30
-- param: resolution document -- the text; any by default
-- columns: ?date ?about ?event ?actor ?symbol ?quote
-- order: ?date ?about ?event ?actor ?symbol ?quote
-- example: E/CN.4/RES/2005/11: adopted by CHR, rejected in DEMO/2005/CHR/1, followed by A/RES/60/173
WITH wanted AS (
       SELECT text AS target_iri, symbol AS about, adopted, organ FROM raw_kinds JOIN texts ON texts.target_iri = text
       WHERE symbol IS NOT NULL AND ($resolution IS NULL OR text = $resolution)),
     next AS (
       SELECT this.target_iri, this.about, mine.series_iri, min(later.adopted) AS date
       FROM wanted AS this JOIN chains AS mine USING (target_iri) JOIN chains AS theirs ON theirs.series_iri = mine.series_iri
            JOIN texts AS later ON later.target_iri = theirs.target_iri AND later.adopted > this.adopted
       GROUP BY ALL),
     told AS (
       SELECT try_cast(day AS DATE) AS date, about, 'draft' AS event, NULL AS actor, drafts.symbol, NULL AS quote
       FROM wanted JOIN raw_drafts ON raw_drafts.text = wanted.target_iri LEFT JOIN raw_issued AS issued USING (draft)
            JOIN texts AS drafts ON drafts.target_iri = draft
       UNION ALL
       SELECT adopted, about, 'adopted', organ, about, NULL FROM wanted WHERE adopted IS NOT NULL
       UNION ALL
       SELECT date, about, stance, holder, document, unnest(quotes) FROM positions JOIN wanted USING (target_iri)
       WHERE kind = 'letter' AND attribution = 'own' AND NOT inferred AND date IS NOT NULL
       UNION ALL
       SELECT try_cast(letters.date AS DATE), about, 'cited', code, letters.name, NULL
       FROM wanted JOIN raw_cites AS cites ON cites.source = wanted.target_iri
            JOIN raw_letters AS letters ON letters.graph = cites.graph AND letters.letter = cites.text
            LEFT JOIN codes ON actor = letters.sender
            ANTI JOIN raw_said AS own ON own.graph = cites.graph AND own.target = wanted.target_iri
       UNION ALL
       SELECT next.date, about, 'next text of the series', NULL, texts.symbol, NULL
       FROM next JOIN chains USING (series_iri) JOIN texts ON texts.target_iri = chains.target_iri AND texts.adopted = next.date
       WHERE texts.symbol IS NOT NULL)
SELECT DISTINCT date, about, event, actor, symbol, quote FROM told WHERE symbol IS NOT NULL
ORDER BY 1, 2, 3, 4, 5, 6
