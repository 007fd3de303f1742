-- The flat table and the small tables beside it, from the answers of table/*.rq (read as csv_NAME, all text).
-- List columns are sorted, so that equal stores give equal tables.
CREATE MACRO local_name(iri) AS regexp_extract(iri, '[^/#]*$');
CREATE MACRO list_or_none(values_) AS CASE WHEN len(values_) = 0 THEN NULL ELSE values_ END;

CREATE MACRO first_day(written) AS try_cast(CASE length(written) WHEN 4 THEN written || '-01-01' WHEN 7 THEN written || '-01' ELSE written END AS DATE);
CREATE MACRO last_day_of(written) AS
  CASE length(written) WHEN 4 THEN try_cast(written || '-12-31' AS DATE) WHEN 7 THEN last_day(first_day(written)) ELSE first_day(written) END;

CREATE TABLE codes AS SELECT actor, min(code) AS code FROM csv_actors GROUP BY actor;

CREATE TABLE texts AS
WITH named AS (SELECT text, min(symbol) AS symbol FROM csv_symbols GROUP BY text),
     called AS (SELECT text, min(label) AS label FROM csv_labels GROUP BY text),
     headed AS (SELECT text, min(title) AS title FROM csv_titles GROUP BY text),
     dated AS (SELECT text, min(try_cast(day AS DATE)) AS adopted FROM csv_days GROUP BY text),
     organs AS (SELECT text, min(local_name(organ)) AS organ FROM csv_adopted GROUP BY text),
     chains AS (SELECT text, list(DISTINCT local_name(series) ORDER BY local_name(series)) AS series FROM csv_series GROUP BY text),
     every AS (SELECT text FROM named UNION SELECT text FROM called UNION SELECT text FROM chains)
SELECT text AS target_iri, symbol, coalesce(symbol, label) AS target, title, adopted, organ, series
FROM every LEFT JOIN named USING (text) LEFT JOIN called USING (text) LEFT JOIN headed USING (text)
     LEFT JOIN dated USING (text) LEFT JOIN organs USING (text) LEFT JOIN chains USING (text);

CREATE TABLE memberships AS
SELECT bloc.code AS bloc, "group" AS bloc_iri, state.code AS member, member AS member_iri,
       coalesce(first_day(since), DATE '0001-01-01') AS since, coalesce(last_day_of(until), DATE '9999-12-31') AS until
FROM csv_ties JOIN codes AS bloc ON bloc.actor = "group" JOIN codes AS state ON state.actor = member;

CREATE TABLE events AS
SELECT event, min(text) AS target_iri, min(local_name(organ)) AS organ, min(try_cast(day AS DATE)) AS date, min(local_name(session)) AS session,
       coalesce(min(source), event) AS source
FROM csv_events GROUP BY event;

CREATE TABLE positions AS
WITH words AS (
       SELECT position, list(DISTINCT quote ORDER BY quote) AS quotes, min_by(quote, start::INTEGER) AS quote
       FROM csv_quotes GROUP BY position),
     reasons AS (
       SELECT position, list(DISTINCT local_name(ground) ORDER BY local_name(ground)) AS grounds FROM csv_grounds GROUP BY position),
     places AS (SELECT part, min(name) AS document, min(local_name(session)) AS session FROM csv_parts GROUP BY part),
     scheme AS (
       SELECT stance, min(family) AS family, min(polarity::DOUBLE) AS polarity, min(strength::INTEGER) AS strength
       FROM csv_scheme GROUP BY stance),
     everything AS (
       SELECT 'letter' AS kind, position, holder AS holder_iri, said.target AS target_iri, local_name(said.stance) AS stance, family,
              said.polarity::DOUBLE AS polarity, said.strength::INTEGER AS strength, try_cast(date AS DATE) AS date,
              session, document, quote, quotes, grounds, local_name(modality) AS modality, local_name(attribution) AS attribution,
              local_name(scope) AS scope, confidence::DOUBLE AS confidence, coalesce(inferred, 'false') = 'true' AS inferred,
              NULL AS vote_organ
       FROM csv_said AS said LEFT JOIN places USING (part) LEFT JOIN words USING (position) LEFT JOIN reasons USING (position)
            LEFT JOIN scheme ON scheme.stance = said.stance
       UNION ALL
       SELECT 'vote', event || '-' || local_name(holder), holder, events.target_iri, local_name(votes.stance), family, scheme.polarity, scheme.strength, events.date,
              events.session, source, NULL, NULL, NULL, 'actual', 'own', 'whole', 1.0, false, events.organ
       FROM csv_votes AS votes LEFT JOIN events USING (event) LEFT JOIN scheme ON scheme.stance = votes.stance)
SELECT kind, codes.code AS holder, texts.target, stance, family, polarity, strength, date, year(date)::INTEGER AS year, session,
       coalesce(vote_organ, texts.organ) AS organ, texts.series, document, quote, grounds, modality, attribution, scope, confidence,
       inferred, quotes, position, holder_iri, everything.target_iri
FROM everything LEFT JOIN codes ON codes.actor = holder_iri LEFT JOIN texts USING (target_iri)
ORDER BY kind, date, target, holder, stance, position, holder_iri;

CREATE TABLE sponsors AS
SELECT DISTINCT text AS target_iri, sponsor AS holder_iri FROM csv_sponsors ORDER BY ALL;
