"""Explicit references: spellings, bodies, years and sessions from tables, lists, paragraphs, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.texts import references
from diplograph.ingest.texts.references import Context


def read(text: str, **masthead: object) -> list[str | None]:
    found = references.find(text, Context(**masthead))  # type: ignore[arg-type]
    assert all(text[r.span.start : r.span.end] == r.printed for r in found)
    return [reference.symbol for reference in found]


SYMBOLS = [
    ("see S/15O1 and S/l511.", ["S/1501", "S/1511"]),
    ("A/64/566-S/2009/637", ["A/64/566", "S/2009/637"]),
    ("A/64/566\nS/2009/637", ["A/64/566", "S/2009/637"]),
    ("S/ 2006 /731", ["S/2006/731"]),
    ("as contained in document E/CN.4/2005/32.", ["E/CN.4/2005/32"]),
    ("A/62/264 and Add.1", ["A/62/264", "A/62/264/Add.1"]),
    ("(S/14832/Rev. 1)", ["S/14832/Rev.1"]),
    ("[A/2485/Rev 1] and A/2485/Rev. I", ["A/2485/Rev.1", "A/2485/Rev.1"]),
    ("three proposals (E/CN.4/L.266, L.267 and L.268)", ["E/CN.4/L.266", "E/CN.4/L.267", "E/CN.4/L.268"]),
    ("the Declaration [A/1514 (XV)]", ["A/RES/1514(XV)"]),
    ("A/2485/Rev.1 (1953), and A/C.3/60/L.35/Rev.1 I see", ["A/2485/Rev.1", "A/C.3/60/L.35/Rev.1"]),
    ("A/38/L.18 and l.19", ["A/38/L.18", "A/38/L.19"]),
    ("E/CN.4/L.267/Rev.1 and L.268", ["E/CN.4/L.267/Rev.1", "E/CN.4/L.268"]),
    ("S/PRST/2006/15*", ["S/PRST/2006/15"]),
    ("S/RES/1701 (2006) and S/RES/1497", ["S/RES/1701(2006)", "S/RES/1497(2003)"]),
    ("S/2006/731 (2006)", ["S/2006/731"]),
    ("A/RES/75/242 A and B", ["A/RES/75/242A", "A/RES/75/242B"]),
    ("resolutions GC(XXIX)/RES/444 and GC(XXXIV)/RES/533", ["GC(XXIX)/RES/444", "GC(XXXIV)/RES/533"]),
    ("INFCIRC/549/Add.1/18", ["INFCIRC/549/Add.1/18"]),
    ("E/CN.4 and A/C.3 met", []),
    ("S/1541 /...", ["S/1541"]),
    ("Security Council resoluton 338 (1973)", ["S/RES/338(1973)"]),  # a letter lost in scanning
    ("S/9M", []),
    ("the draft on trusteeship [A/Cl/ L.174]", ["A/C.1/L.174"]),
    ("the drafts [AjL.632] and [AIL.631]", ["A/L.632", "A/L.631"]),
    ("the Plan of Action (ID/CONF.3/31)", ["ID/CONF.3/31"]),
    ("[AIDS] and [Air]", []),
]

WORDS = [
    ("Security Council resolution 598", ["S/RES/598(1987)"]),
    ("Security Council resolution 9999", ["S/RES/9999"]),
    ("resolutions 242(1967) and 338  (1973)", ["S/RES/242(1967)", "S/RES/338(1973)"]),
    ("resolution 1325 (2OOO)", ["S/RES/1325(2000)"]),
    ("UNSCR 1325 and SCR 242", ["S/RES/1325(2000)", "S/RES/242(1967)"]),
    ("Resolution 690 of 1991", ["S/RES/690(1991)"]),
    ("resolution 186 (S-2)", ["A/RES/186(S-2)"]),
    ("United Nations resolution 194", ["A/RES/194(III)"]),
    ("SC RES 338", ["S/RES/338(1973)"]),
    ("Resolution 3236 of 1974", ["A/RES/3236(XXIX)"]),
    ("resolution 1803 of the Security Council", ["S/RES/1803(2008)"]),
    ("Security Council resolutions from 1696 (2006) to 1929 (2010)", ["S/RES/1696(2006)", "S/RES/1929(2010)"]),
    (
        "resolutions 2170 (2014), 2178 (2014) and 2253 (2015)",
        ["S/RES/2170(2014)", "S/RES/2178(2014)", "S/RES/2253(2015)"],
    ),
    (
        "resolutions 1325 (2000) on women, peace and security, 1820 (2008) on violence",
        ["S/RES/1325(2000)", "S/RES/1820(2008)"],
    ),
    ("General Assembly resolution 3236 (XXIX)", ["A/RES/3236(XXIX)"]),
    ("[resolutions 3201 (S-VI) and 3202 (S-VI)J", ["A/RES/3201(S-VI)", "A/RES/3202(S-VI)"]),
    ("resolution 377 A (V)", ["A/RES/377A(V)"]),
    ("resolution [377c (V)]", ["A/RES/377C(V)"]),
    ("resolutions 181(H), 3202 (S-VJ) and 3362 (S-VIJ)", ["A/RES/181(II)", "A/RES/3202(S-VI)", "A/RES/3362(S-VII)"]),
    ("resolution 43 5 (197 8)", ["S/RES/435(1978)"]),
    ("[resolution 31/6J] and resolution 31/6 J", ["A/RES/31/6J", "A/RES/31/6J"]),
    ("in resolution .2936 (XXVII) on force", ["A/RES/2936(XXVII)"]),
    ("resolution 1992/S-1/1", ["E/CN.4/RES/1992/S-1/1"]),
    ("resolution 1999/82 of the former Commission", ["E/CN.4/RES/1999/82"]),
    (
        "the Commission on Human Rights took up a text of the European Union (resolution 2001/18)",
        ["E/CN.4/RES/2001/18"],
    ),
    ("Resolution 377A: Uniting for Peace", ["A/RES/377A(V)"]),
    ("the resolution on Jerusalem [303 (IV)]", ["A/RES/303(IV)"]),
    ("Economic and Social Council resolution 1503 (XLVIII)", ["E/RES/1503(XLVIII)"]),
    ("[resolution 1956 (LIX)]", ["E/RES/1956(LIX)"]),
    ("The Commission on Human Rights adopted resolution 8 (XXIII)", ["E/CN.4/RES/8(XXIII)"]),
    ("resolutions 34/83 A to C", ["A/RES/34/83A", "A/RES/34/83B", "A/RES/34/83C"]),
    ("resolutions 33/38 A and B.", ["A/RES/33/38A", "A/RES/33/38B"]),
    ("[resolution ES8/2]", ["A/RES/ES-8/2"]),
    ("adopted under the number 66/253 B, as it had 66/253 A", ["A/RES/66/253B", "A/RES/66/253A"]),
    ("resolutions 69/213, of 19 December 2014, on roads, and 70/197, of 2015", ["A/RES/69/213", "A/RES/70/197"]),
    ("resolutions 69/213, of 2014, on roads, and resolution 70/197", ["A/RES/69/213", "A/RES/70/197"]),
    ("Human Rights Council resolution S-9/1", ["A/HRC/RES/S-9/1"]),
    ("Council resolution 5/1", ["A/HRC/RES/5/1"]),
    ("Council decision 2/102", ["A/HRC/DEC/2/102"]),
    ("decision 60/519", ["A/DEC/60/519"]),
    ("decision 2004/266", ["E/DEC/2004/266"]),
    ("Commission resolution 2004/13", ["E/CN.4/RES/2004/13"]),
    ("Council resolution 2004/13", ["E/RES/2004/13"]),
    ("Sub-Commission resolution 1982/18", ["E/CN.4/Sub.2/RES/1982/18"]),
]

IN_CONTEXT = [
    ("resolution 34/24", {"date": "1979-11-20"}, ["A/RES/34/24"]),
    ("resolution 34/24", {"date": "2018-05-01"}, ["A/HRC/RES/34/24"]),
    ("resolution 34/24", {}, [None]),
    ("resolution 10/16", {"bodies": ("Human Rights Council",), "date": "2009-05-12"}, ["A/HRC/RES/10/16"]),
    ("resolution 63/190", {"bodies": ("Human Rights Council",), "date": "2009-05-12"}, ["A/RES/63/190"]),
    ("resolution 2004/13", {"bodies": ("Commission on Human Rights",), "date": "2005-02-28"}, ["E/CN.4/RES/2004/13"]),
    ("resolution 2004/13", {"date": "2005-02-28"}, [None]),
    ("resolution S-9/1", {"bodies": ("General Assembly",), "date": "2009-12-08"}, ["A/HRC/RES/S-9/1"]),
    ("resolution S-9/2", {"date": "1978-06-01"}, ["A/RES/S-9/2"]),
    ("[resolution S-9/2J. It", {"date": "1978-06-01"}, ["A/RES/S-9/2"]),
    ("resolution 955", {"bodies": ("Security Council",), "date": "1994-11-11"}, ["S/RES/955(1994)"]),
    ("resolution 2145", {"date": "1970"}, ["A/RES/2145(XXI)"]),
    ("resolution 435", {"date": "1985"}, ["S/RES/435(1978)"]),
    ("resolution 435 (1976)", {"date": "1990"}, ["S/RES/435(1978)"]),
    ("On 40/21 France voted in favour, and on 39/146 A.", {"date": "1985-12-20"}, ["A/RES/40/21", "A/RES/39/146A"]),
    ("In August came S-2/1.", {"bodies": ("Human Rights Council",), "date": "2007-01-01"}, ["A/HRC/RES/S-2/1"]),
    ("The first, No. 610 (VII), is null.", {"date": "1953-02-01"}, ["A/RES/610(VII)"]),
    (
        "the resolutions of 1993: 822, 853 and 884",
        {"bodies": ("Security Council",), "date": "2008-01-01"},
        ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/884(1993)"],
    ),
    (
        "the Commission adopted resolution 1996/69; resolution 1992/61 is older",
        {},
        ["E/CN.4/RES/1996/69", "E/CN.4/RES/1992/61"],
    ),
    ("The Commission on the Status of Women met. Resolution 1992/61 is older", {}, [None]),
    ("resolution 222 (IX)", {"bodies": ("Economic and Social Council",)}, ["E/RES/222(IX)"]),
    ("resolution 222 (IX)", {"bodies": ("Security Council",)}, [None]),
    ("resolution 114 (S-2)", {"bodies": ("Trusteeship Council",)}, ["T/RES/114(S-2)"]),
    ("resolution 495 (XVI)", {"date": "1953-09-20"}, ["E/RES/495(XVI)"]),
    (
        "the resolution on travel (63/168), and that of the same title (62/149)",
        {"date": "2009-01-10"},
        ["A/RES/63/168", "A/RES/62/149"],
    ),
    ("the resolution on the Antarctic, most recently 52/35", {"date": "1998-06-01"}, ["A/RES/52/35"]),
    ("our letter S/2006/665 and S/2006/731", {"symbols": ("S/2006/731",)}, ["S/2006/665"]),
]

TRAPS = [
    "general recommendation No. 35 (2017)",
    "Article 2 (7) of the Charter",
    "Act No. 12/2003 of the Parliament",
    "in the 1994/95 period",
    "Law No. 598 (1987)",
    "troop- and police-contributing countries (T/PCCs)",
    "GE.05-11601 (E) 040305 and 06-31593 (E) 250406 *0631593*",
    "press releases HR/CN/1087, GA/10563 and SC/8853",
    "tel. (212) 963-1234, 24/7",
    "resolution AHG/Res. 104 (XIX) of the OAU, CM/Res.486 (XXVII)",
    "OAU resolution 104 and Arab League resolution 5373",
    "Congress resolution 23, House Resolution 4655",
    "conflict resolution 24/7 and dispute resolution 12",
    "UNCTAD resolution 93 (IV)",
    "a majority of 2/3 on 12/03/2004",
    "acting under Chapter VII",
    "DPKO/PD/NV/2006-00124",
    "Case 12 (1978) of the Court",
    "and/or n/a km/h A/H1N1",
]

FRACTIONS = [
    "It came within 48/72 hours, or in 48/72 hours.",
    "Under Law 47/93, Decree-Law No. 47/93 and Article 41/42 of the Charter.",
    "The vote was 45/2, for 46/2.5 kg, in 47/48 and 48/49.",
    "We condemned the attack on flight 46/3 of 31/3.",
    "A split of 60/40, or of 50/50 at best, and of 45/55 %.",
    "The resolutions of 1993 (15 of them) are known.",
    "The vote on the resolution was close (45/43).",
    "We have two ports. Goods pass (41/39) in days.",
]

PARAGRAPHS = [
    ("paragraph 5 (a) of resolution 1718 (2006)", "op5a"),
    ("operative paragraph 9 of Security Council resolution 1701 (2006)", "op9"),
    ("preambular paragraph 3 of resolution 1718 (2006)", "pp3"),
    ("section II of General Assembly resolution 48/264", "secII"),
    ("section F of resolution 687 (1991)", "secF"),
    ("OP4 of resolution 2118 (2013)", "op4"),
    ("resolution 1441 (2002), paragraph 4", "op4"),
    ("resolution 1441 (2002) of 8 November", None),
    ("(S/1100, paragraph 75)", "para75"),
]

KINDS = [
    ("draft resolution S/13729", "draft"),
    ("the draft (S/2012/538)", "draft"),
    ("A/C.3/73/L.51", "draft"),
    ("Dr. Waldheim's report (S/12827)", "report"),
    ("resolution S/3779 was adopted", "resolution"),
    ("decision 60/519", "decision"),
    ("S/PRST/2006/15", "statement"),
    ("the letter of Pakistan (S/6602)", "document"),
]


@pytest.mark.parametrize(("text", "expected"), SYMBOLS + WORDS)
def test_spellings(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "masthead", "expected"), IN_CONTEXT)
def test_masthead_and_date_decide(text: str, masthead: dict[str, object], expected: list[str | None]) -> None:
    assert read(text, **masthead) == expected


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("date", [None, "2018-01-01"])
def test_no_reference(text: str, date: str | None) -> None:
    assert read(text, date=date) == []


@pytest.mark.parametrize("text", FRACTIONS)
@pytest.mark.parametrize("date", ["1986-01-01", "1995-10-01"])
def test_a_fraction_is_no_resolution(text: str, date: str) -> None:
    assert read(text, date=date) == []


@pytest.mark.parametrize(("text", "paragraph"), PARAGRAPHS)
def test_paragraphs(text: str, paragraph: str | None) -> None:
    assert [reference.paragraph for reference in references.find(text, Context())] == [paragraph]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert [reference.kind for reference in references.find(text, Context())] == [kind]


def test_undecided_numbers_keep_their_candidates() -> None:
    (reference,) = references.find("resolution 34/24", Context())
    assert (reference.how, reference.listed) == ("unresolved", False)
    assert reference.candidates == ("A/RES/34/24", "A/HRC/RES/34/24")


def test_an_earlier_full_mention_decides() -> None:
    assert read("Commission resolution 2004/13 of April. We reject resolution 2004/13.") == ["E/CN.4/RES/2004/13"] * 2


def test_a_contradicted_year_stays_visible() -> None:
    (reference,) = references.find("Security Council resolution 435 (1976)", Context(date="1990"))
    assert (reference.symbol, reference.candidates) == ("S/RES/435(1978)", ("S/RES/435(1976)",))


PIECES = st.sampled_from(
    [
        "resolution ",
        "resolutions ",
        "242",
        " (1967)",
        "60/251",
        " A to C",
        "S/RES/",
        "A/",
        "HRC/",
        "S-9/1",
        " and ",
        ", ",
        "of the ",
        "Security Council ",
        "(XXIX)",
        "[",
        ")",
        "\n",
        "paragraph 5 of ",
        "decision ",
        "E/CN.4/",
        "Add.1",
        "’s ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_any_text_is_safe(text: str) -> None:
    found = references.find(text, Context(bodies=("Security Council",), date="2010-01-01"))
    assert all(text[r.span.start : r.span.end] == r.printed for r in found)
    assert [r.span for r in found] == sorted(r.span for r in found)
