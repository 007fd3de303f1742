"""Every question on the invented case (tests/shared), with the rows that a reader of its letters writes down."""

import pytest

from diplograph.queries import runner
from diplograph.queries.questions import names
from diplograph.store import Store

FIRST = "We reject resolution 9001 since it is politicized and do not recognize it."
OFFER = "We would cooperate with technical cooperation provided that the country text ends."
REGRET = "We regret resolution 9002, which is selective."
WELCOME = "We welcome resolution 9002 and call upon Fiji, which ignores resolution 9001."
PRAISE = "My Government supports resolution 9002."
UNION = "The European Union supports resolution 9002."
PART = "We regret paragraph 5 of resolution 9001."
REFUSE = "We refuse to cooperate with the mandate."
RES1, RES2, RES3 = "A/RES/58/9001", "A/RES/59/9002", "A/RES/60/9003"

# name, parameters, the columns compared, the rows in order
CASES: list[tuple[str, dict[str, str], str, list[tuple[str | None, ...]]]] = [
    (
        "founding", {}, "holder target initiator cited letter date quote",
        [("FJI", RES1, "EU", "A/58/9900", "A/58/9101", "2004-01-15", FIRST)],
    ),
    ("founding", {"state": "TON"}, "holder", []),
    ("positions", {"state": "EU"}, "date stanceName family about letter", [
        ("2006-02-01", "support", "supports", RES2, "A/60/9107"),
    ]),
    ("positions", {"target": RES1, "stance": "violate"}, "holder attribution", [("FJI", "reported")]),
    ("history", {"state": "FJI", "series": "demo-island"}, "date stanceName ground", [
        ("2004-01-15", "nonRecognition", None), ("2004-01-15", "reject", "politicization"),
        ("2005-01-20", "regret", "selectivity"), ("2006-02-10", "support", None),
    ]),
    ("silences", {}, "holder lastDate symbol adopted", [("TON", "2005-02-01", RES3, "2005-12-16")]),
    (
        "position-change", {"state": "FJI", "series": "demo-island"},
        "date about stanceName strength grounds change letter",
        [
            ("2004-01-15", RES1, "nonRecognition", "5", None, "first stated", "A/58/9101"),
            ("2004-01-15", RES1, "reject", "5", "politicization", "first stated", "A/58/9101"),
            ("2005-01-20", RES2, "regret", "2", "selectivity", "softened", "A/59/9102"),
            ("2006-02-10", RES2, "support", "4", None, "reversed", "A/60/9104"),
        ],
    ),
    (
        "sign-changes", {}, "holder text beforeStance afterStance beforeLetter afterLetter monthsAfter",
        [("FJI", RES3, "regret", "support", "A/59/9102", "A/60/9104", "1")],
    ),
    ("sign-changes", {"months": "1"}, "holder", []),
    ("sign-changes", {"months": "14", "resolution": RES2}, "holder beforeStance afterStance monthsAfter", [
        ("FJI", "nonRecognition", "support", "13"), ("FJI", "reject", "support", "13"),
    ]),
    (
        "grounds", {}, "ground year body states letters date letter quote",
        [
            ("biasOneSided", "2004", "", "1", "1", "2004-01-15", "A/58/9101", "as biased"),
            ("politicization", "2004", "GA", "1", "1", "2004-01-15", "A/58/9101", "it is politicized"),
            ("selectivity", "2005", "GA", "1", "1", "2005-01-20", "A/59/9102", "which is selective"),
        ],
    ),
    ("grounds", {"series": "demo-island"}, "ground", [("politicization",), ("selectivity",)]),
    ("ground-spread", {}, "holder", []),
    ("ground-spread", {"ground": "selectivity"}, "date holder about quote", [
        ("2005-01-20", "FJI", RES2, "which is selective"),
    ]),
    ("named-initiators", {}, "resolutionName holder initiator agrees quote", [
        (RES1, "FJI", "EU", "no record", FIRST), (RES1, "FJI", "EU", "no record", "do not recognize it"),
    ]),
    (
        "conditions", {"state": "FJI"},
        "date stanceName conditionType condition stanceIfMet quote laterDate laterStance laterLetter",
        [(
            "2004-01-15", "cooperate", "providedThat", "the country text ends", "cooperate",
            "provided that the country text ends", "2005-01-20", "cooperate", "A/59/9102",
        )],
    ),
    ("refusals-of-cooperation", {}, "holder firstDate lastDate quote", [("FJI", "2005-01-20", "2005-01-20", REFUSE)]),
    (
        "cooperation-despite-rejection", {}, "date holder resolution rejection modality acceptanceQuote",
        [
            ("2004-01-15", "FJI", RES1, "nonRecognition", "conditional", OFFER),
            ("2004-01-15", "FJI", RES1, "reject", "conditional", OFFER),
            ("2005-01-20", "FJI", RES2, "regret", "actual", "We cooperate with the technical cooperation programme."),
        ],
    ),
    ("attacks-on-reports", {}, "about ground groundQuote quote", [
        ("A/58/9900", "biasOneSided", "as biased", "We criticize report A/58/9900 as biased."),
        ("sr demo", None, None, REFUSE),
    ]),
    ("contextual-grounds", {}, "date holder ground groundQuote", [
        ("2005-01-20", "FJI", "selectivity", "which is selective"),
    ]),
    ("dossier", {"state": "FJI", "resolution": RES2}, "date about stanceName letter", [
        ("2004-01-15", RES1, "nonRecognition", "A/58/9101"), ("2004-01-15", RES1, "reject", "A/58/9101"),
        ("2005-01-20", RES2, "regret", "A/59/9102"), ("2006-02-10", RES2, "support", "A/60/9104"),
    ]),
    ("dossier", {"state": "FJI", "resolution": RES1}, "stanceName", [("nonRecognition",), ("reject",)]),
    ("partial-objections", {"resolution": RES1}, "holder scope quote", [("TON", "part", PART)]),
    ("voices-of-a-group", {}, "group spokesperson quote letter", [("EU", "AUT", UNION, "A/60/9107")]),
    ("upheld-while-rejecting", {"resolution": RES1}, "holder upheld rejectedQuote", [
        ("FJI", "A/RES/57/9000", FIRST), ("FJI", "A/RES/57/9000", "do not recognize it"),
    ]),
    ("cited-without-agenda", {}, "letter cited", [("A/60/9105", RES3)]),
    ("double-symbols", {}, "primary other", [("A/60/9105", "S/2006/9106")]),
    ("unresolved-targets", {}, "holder phrase", [("TON", "res:Demo Sea")]),
    ("annex-authors", {}, "letter sender author", [("A/60/9105", "WSM", "TON")]),
    ("transmittals", {}, "letter kind sender", [("A/60/9105", "Letter", "WSM")]),
    ("exact-sentence", {}, "holder about quote start end letter", [
        ("FJI", RES1, "do not recognize it", "82", "101", "A/58/9101"),
    ]),
    ("exact-sentence", {"stance": "welcome"}, "holder about quote letter", [("TON", RES2, WELCOME, "A/59/9103")]),
    ("same-view", {"state": "FJI"}, "stanceName about other quote otherQuote", [
        ("support", RES2, "EU", PRAISE, UNION),
    ]),
    ("claims-about", {"subject": "FJI"}, "claimantCode predicate object quote", [("TON", "ignores", RES1, WELCOME)]),
    ("support-of-country-texts", {"state": "FJI"}, "date", []),  # Demo Island is no State
    (
        "timeline", {"resolution": RES2}, "date event actor symbol quote",
        [
            ("2004-12-01", "draft", None, "A/59/L.9007", None),
            ("2004-12-20", "adopted", "GA", RES2, None),
            ("2005-01-20", "regret", "FJI", "A/59/9102", REGRET),
            ("2005-02-01", "welcome", "TON", "A/59/9103", WELCOME),
            ("2005-12-16", "next text of the series", None, RES3, None),
            ("2006-02-01", "support", "EU", "A/60/9107", UNION),
            ("2006-02-10", "support", "FJI", "A/60/9104", PRAISE),
        ],
    ),
    ("timeline", {"resolution": RES3}, "date event actor symbol", [
        (None, "draft", None, "A/60/L.9008"),
        ("2005-12-16", "adopted", "GA", RES3), ("2006-03-01", "cited", "WSM", "A/60/9105"),
    ]),
    ("rejected-initiatives", {"bloc": "EU"}, "date holder resolutionName initiator stanceName grounds quote letter", [
        ("2004-01-15", "FJI", RES1, "EU", "nonRecognition", None, "do not recognize it", "A/58/9101"),
        ("2004-01-15", "FJI", RES1, "EU", "reject", "politicization", FIRST, "A/58/9101"),
        ("2005-02-01", "TON", RES1, "EU", "regret", None, PART, "A/59/9103"),
    ]),
    ("rejected-initiatives", {"bloc": "TON"}, "holder", []),
    ("situation-and-theme", {}, "kind positions texts states meanStrength strongest letter", [
        ("theme", "4", "2", "2", "3.5", "5", "A/58/9101"),
    ]),
    ("votes", {"target": RES1}, "date organName text holder vote yes no abstaining", [
        ("2003-12-22", "GA", RES1, "AUT", "voteAgainst", "1", "1", "1"),
        ("2003-12-22", "GA", RES1, "FJI", "abstain", "1", "1", "1"),
        ("2003-12-22", "GA", RES1, "TON", "voteFor", "1", "1", "1"),
        ("2003-12-22", "GA", RES1, "WSM", "nonParticipation", "1", "1", "1"),
    ]),
    ("votes", {"state": "FJI", "stance": "voteFor"}, "text vote", [(RES2, "voteFor")]),
    ("agreement", {"state": "FJI"}, "one two shared alike share", [
        ("FJI", "AUT", "2", "0", "0"), ("FJI", "TON", "2", "1", "0.5"),
    ]),
    ("agreement", {"state": "FJI", "since": "2004-01-01"}, "two shared alike", [("AUT", "1", "0"), ("TON", "1", "1")]),
    ("sponsors", {}, "date text holder joined mode", [
        ("2005-12-16", RES3, "WSM", "later", "without a vote"),
        ("2005-12-16", RES3, "TON", "when tabled", "without a vote"),
    ]),
    ("acts", {"state": "TON", "series": "demo-island"}, "date about stanceName polarity strength act", [
        ("2003-12-22", RES1, "voteFor", "0.9", "4", "vote"), ("2004-12-20", RES2, "voteFor", "0.9", "4", "vote"),
        ("2005-12-16", RES3, "coSponsor", "0.9", "4", "sponsorship"),
    ]),
    ("words-versus-votes", {"cast": "voteFor"}, "holder text vote contrast letter", [
        ("FJI", RES2, "voteFor", "writes against", "A/59/9102"),
    ]),
    ("words-versus-votes", {}, "date holder text stanceName vote voted contrast quote letter", [
        ("2004-01-15", "FJI", RES1, "nonRecognition", "abstain", "2003-12-22", "writes against", "do not recognize it",
         "A/58/9101"),
        ("2004-01-15", "FJI", RES1, "reject", "abstain", "2003-12-22", "writes against", FIRST, "A/58/9101"),
        ("2005-01-20", "FJI", RES2, "regret", "voteFor", "2004-12-20", "writes against", REGRET, "A/59/9102"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_answer(
    case: Store, name: str, values: dict[str, str], columns: str, expected: list[tuple[str | None, ...]]
) -> None:
    rows = [tuple(row[column] for column in columns.split()) for row in runner.run(case, name, values).records()]
    assert rows == expected


def test_every_question_has_a_case_with_rows() -> None:
    answered = {name for name, _, _, rows in CASES if rows}
    elsewhere = {"citations", "after-election", "deviations", "letters-and-votes", "letters-of-outsiders", "replies"}
    elsewhere |= {"country-texts", "support-of-country-texts"}
    assert answered >= set(names()) - elsewhere  # all but the first have theirs in test_comparisons.py


def test_rows_lead_to_a_letter_of_the_store(case: Store) -> None:
    letters = {row["letter"] for row in runner.run(case, "citations").records()}
    for name in names():
        for row in runner.run(case, name).records():
            found = {value for column, value in row.items() if column.lower().endswith("letter") and name != "acts"}
            assert found - {None} <= letters


def test_none_says_how_many_texts_were_searched(case: Store) -> None:
    assert runner.searched(case) == 6
