-- The flat table and the small tables beside it, from the answers of table/*.rq (in the tables raw_NAME, all text).
-- List columns are sorted, so that equal stores give equal tables.
CREATE MACRO local_name(iri) AS regexp_extract(iri, '[^/#]*$');
CREATE MACRO list_or_none(values_) AS CASE WHEN len(values_) = 0 THEN NULL ELSE values_ END;

CREATE MACRO first_day(written) AS try_cast(CASE length(written) WHEN 4 THEN written || '-01-01' WHEN 7 THEN written || '-01' ELSE written END AS DATE);
CREATE MACRO last_day_of(written) AS
  CASE length(written) WHEN 4 THEN try_cast(written || '-12-31' AS DATE) WHEN 7 THEN last_day(first_day(written)) ELSE first_day(written) END;

CREATE TABLE codes AS SELECT actor, min(code) AS code FROM raw_actors GROUP BY actor;

CREATE TABLE texts AS
WITH named AS (SELECT text, min(symbol) AS symbol FROM raw_symbols GROUP BY text),
     called AS (SELECT text, min(label) AS label FROM raw_labels GROUP BY text),
     headed AS (SELECT text, min(title) AS title FROM raw_titles GROUP BY text),
     dated AS (SELECT text, min(try_cast(day AS DATE)) AS adopted FROM raw_days GROUP BY text),
     organs AS (SELECT text, min(local_name(organ)) AS organ FROM raw_adopted GROUP BY text),
     chains AS (SELECT text, list(DISTINCT local_name(series) ORDER BY local_name(series)) AS series FROM raw_series GROUP BY text),
     every AS (SELECT text FROM named UNION SELECT text FROM called UNION SELECT text FROM chains)
SELECT text AS target_iri, symbol, coalesce(symbol, label) AS target, title, adopted, organ, series
FROM every LEFT JOIN named USING (text) LEFT JOIN called USING (text) LEFT JOIN headed USING (text)
     LEFT JOIN dated USING (text) LEFT JOIN organs USING (text) LEFT JOIN chains USING (text);

CREATE TABLE memberships AS
SELECT bloc.code AS bloc, "group" AS bloc_iri, state.code AS member, member AS member_iri,
       coalesce(first_day(since), DATE '0001-01-01') AS since, coalesce(last_day_of(until), DATE '9999-12-31') AS until
FROM raw_ties JOIN codes AS bloc ON bloc.actor = "group" JOIN codes AS state ON state.actor = member;

CREATE TABLE events AS
SELECT event, min(text) AS target_iri, min(local_name(organ)) AS organ, min(try_cast(day AS DATE)) AS date, min(local_name(session)) AS session,
       coalesce(min(source), event) AS source
FROM raw_events GROUP BY event;

CREATE TABLE positions AS
WITH words AS (
       SELECT position, list(DISTINCT quote ORDER BY quote) AS quotes, min_by(quote, start::INTEGER) AS quote
       FROM raw_quotes GROUP BY position),
     reasons AS (
       SELECT position, list(DISTINCT local_name(ground) ORDER BY local_name(ground)) AS grounds FROM raw_grounds GROUP BY position),
     places AS (SELECT part, min(name) AS document, min(local_name(session)) AS session FROM raw_parts GROUP BY part),
     scheme AS (
       SELECT stance, min(family) AS family, min(polarity::DOUBLE) AS polarity, min(strength::INTEGER) AS strength
       FROM raw_scheme GROUP BY stance),
     everything AS (
       SELECT 'letter' AS kind, position, holder AS holder_iri, said.target AS target_iri, local_name(said.stance) AS stance, family,
              said.polarity::DOUBLE AS polarity, said.strength::INTEGER AS strength, try_cast(date AS DATE) AS date,
              session, document, quote, quotes, grounds, local_name(modality) AS modality, local_name(attribution) AS attribution,
              local_name(scope) AS scope, confidence::DOUBLE AS confidence, coalesce(inferred, 'false') = 'true' AS inferred,
              NULL AS vote_organ
       FROM raw_said AS said LEFT JOIN places USING (part) LEFT JOIN words USING (position) LEFT JOIN reasons USING (position)
            LEFT JOIN scheme ON scheme.stance = said.stance
       UNION ALL
       SELECT 'vote', event || '-' || local_name(holder), holder, events.target_iri, local_name(votes.stance), family, scheme.polarity, scheme.strength, events.date,
              events.session, source, NULL, NULL, NULL, 'actual', 'own', 'whole', 1.0, false, events.organ
       FROM raw_votes AS votes LEFT JOIN events USING (event) LEFT JOIN scheme ON scheme.stance = votes.stance)
SELECT kind, codes.code AS holder, texts.target, stance, family, polarity, strength, date, year(date)::INTEGER AS year, session,
       coalesce(vote_organ, texts.organ) AS organ, texts.series, document, quote, grounds, modality, attribution, scope, confidence,
       inferred, quotes, position, holder_iri, everything.target_iri
FROM everything LEFT JOIN codes ON codes.actor = holder_iri LEFT JOIN texts USING (target_iri)
ORDER BY kind, date, target, holder, stance, position, holder_iri;

CREATE TABLE sponsors AS
SELECT DISTINCT text AS target_iri, sponsor AS holder_iri FROM raw_sponsors ORDER BY ALL;

CREATE TABLE reasons AS
SELECT DISTINCT position, local_name(ground) AS ground, local_name(link) AS link, quote FROM raw_grounds ORDER BY ALL;

CREATE TABLE backers AS
WITH named AS (SELECT text, initiator AS backer FROM raw_initiators UNION SELECT text, sponsor FROM raw_sponsors)
SELECT text AS target_iri, backer AS holder_iri FROM named
UNION SELECT raw_drafts.text, backer FROM named JOIN raw_drafts ON raw_drafts.draft = named.text ORDER BY ALL;

CREATE TABLE chains AS SELECT DISTINCT text AS target_iri, series AS series_iri, local_name(series) AS series FROM raw_series ORDER BY ALL;

-- Votes that take a side or abstain, in small numbers: pairs of a hundred and ninety States in ten thousand roll calls are
-- a hundred million.
CREATE TABLE voters AS
SELECT holder_iri, holder, (row_number() OVER (ORDER BY holder_iri))::SMALLINT AS state
FROM (SELECT DISTINCT holder_iri, holder FROM positions WHERE kind = 'vote');

CREATE TABLE casts AS
SELECT (dense_rank() OVER (ORDER BY target_iri, document, date))::INTEGER AS roll, state,
       (CASE stance WHEN 'voteFor' THEN 1 WHEN 'voteAgainst' THEN 2 ELSE 3 END)::TINYINT AS side, organ, date
FROM positions JOIN voters USING (holder_iri)
WHERE kind = 'vote' AND stance IN ('voteFor', 'voteAgainst', 'abstain') ORDER BY roll, state;
