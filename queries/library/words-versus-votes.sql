-- title: States that write against a text and vote otherwise, or write for it and do not vote for it
-- number: 5
-- param: target document -- the text; any by default
-- param: state actor -- the State; any by default
-- param: cast stance -- the vote, such as voteFor for those that wrote against what they voted for; any by default
-- columns: ?date ?holder ?text ?stanceName ?vote ?voted ?contrast ?quote ?letter ?source
-- order: ?date ?holder ?text ?stanceName ?quote ?vote ?voted ?contrast ?letter ?source
-- example: empty until voting records are loaded beside letters
-- needs: votes
SELECT DISTINCT said.date, said.holder, texts.symbol AS text, said.stance AS "stanceName", cast_.stance AS vote, cast_.date AS voted,
       CASE WHEN said.polarity < 0 THEN 'writes against' ELSE 'writes for' END AS contrast, said.words AS quote,
       said.document AS letter, cast_.document AS source
FROM (SELECT *, unnest(quotes) AS words FROM positions
      WHERE kind = 'letter' AND attribution = 'own' AND modality = 'actual' AND scope <> 'part' AND NOT inferred
            AND (polarity <= -0.3 OR polarity >= 0.4)) AS said
     JOIN positions AS cast_ ON cast_.kind = 'vote' AND cast_.target_iri = said.target_iri AND cast_.holder_iri = said.holder_iri
     JOIN texts ON texts.target_iri = said.target_iri AND texts.symbol IS NOT NULL
WHERE ($target IS NULL OR said.target_iri = $target) AND ($state IS NULL OR said.holder_iri = $state)
      AND ($cast IS NULL OR cast_.stance = $cast)
      AND (said.polarity < 0 AND cast_.stance <> 'voteAgainst' OR said.polarity > 0 AND cast_.stance <> 'voteFor')
ORDER BY 1, 2, 3, 4, 8, 5, 6, 7, 9, 10
