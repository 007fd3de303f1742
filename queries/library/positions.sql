-- title: Positions, oldest first, each with its words
-- param: state actor -- the State or group that holds the position; any by default
-- param: target target -- a symbol, or mandate:NAME, mech:NAME, topic:NAME; any by default
-- param: stance stance -- a stance of the scheme, such as reject; any by default
-- columns: ?date ?holder ?stanceName ?family ?about ?scope ?modality ?attribution ?polarity ?strength ?confidence ?quote ?letter ?position
-- order: ?date ?holder ?about ?stanceName ?position ?quote ?family ?scope ?modality ?attribution ?polarity ?strength ?confidence ?letter
-- example: every position of the bundled letters
SELECT DISTINCT date, holder, stance AS "stanceName", family, target AS about, scope, modality, attribution, polarity, strength,
       confidence, said AS quote, document AS letter, position
FROM (SELECT *, unnest(quotes) AS said FROM positions
      WHERE kind = 'letter' AND ($state IS NULL OR holder_iri = $state) AND ($target IS NULL OR target_iri = $target)
            AND ($stance IS NULL OR stance = $stance))
ORDER BY 1, 2, 5, 3, 14, 12, 4, 6, 7, 8, 9, 10, 11, 13
