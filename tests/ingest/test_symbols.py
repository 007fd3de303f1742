"""Symbols: normal form, class, slug, base; the vectors of the domain brief and every symbol of the real data."""

import csv
import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.texts import symbols

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LEXICON = Path(symbols.__file__).parent.parent / "lexicons" / "symbols.toml"

# raw, normal forms, slug of the first, class of the first
VECTORS = [
    ("A/RES/60/251", ["A/RES/60/251"], "A_RES_60_251", "GAResolution"),
    ("A/60/L.48", ["A/60/L.48"], "A_60_L.48", "Draft"),
    ("A/C.3/60/L.48", ["A/C.3/60/L.48"], "A_C.3_60_L.48", "Draft"),
    ("A/60/L.48*", ["A/60/L.48"], "A_60_L.48", "Draft"),
    ("A/HRC/RES/7/15", ["A/HRC/RES/7/15"], "A_HRC_RES_7_15", "HRCResolution"),
    ("A/HRC/7/G/3", ["A/HRC/7/G/3"], "A_HRC_7_G_3", "HRCGovernmentDoc"),
    ("A/HRC/RES/S-9/1", ["A/HRC/RES/S-9/1"], "A_HRC_RES_S-9_1", "HRCResolution"),
    ("A/HRC/S-1/1", ["A/HRC/S-1/1"], "A_HRC_S-1_1", "HRCDoc"),
    ("A/HRC/DEC/2/102", ["A/HRC/DEC/2/102"], "A_HRC_DEC_2_102", "HRCDecision"),
    ("A/HRC/7/NGO/12", ["A/HRC/7/NGO/12"], "A_HRC_7_NGO_12", "NGOStatement"),
    ("A/HRC/8/NI/4", ["A/HRC/8/NI/4"], "A_HRC_8_NI_4", "NationalInstitutionDoc"),
    ("A/HRC/13/CRP.2", ["A/HRC/13/CRP.2"], "A_HRC_13_CRP.2", "ConferenceRoomPaper"),
    ("E/CN.4/2005/G/13", ["E/CN.4/2005/G/13"], "E_CN.4_2005_G_13", "CHRGovernmentDoc"),
    ("E/CN.4/RES/2004/13", ["E/CN.4/RES/2004/13"], "E_CN.4_RES_2004_13", "CHRResolution"),
    ("E/CN.4/DEC/2004/110", ["E/CN.4/DEC/2004/110"], "E_CN.4_DEC_2004_110", "CHRDecision"),
    ("E/CN.4/2004/L.21", ["E/CN.4/2004/L.21"], "E_CN.4_2004_L.21", "Draft"),
    ("E/CN.4/Sub.2/1982/43", ["E/CN.4/Sub.2/1982/43"], "E_CN.4_Sub.2_1982_43", "Document"),
    ("E/CN.4/1408", ["E/CN.4/1408"], "E_CN.4_1408", "CHRDoc"),
    ("E/2005/23-E/CN.4/2005/135", ["E/2005/23", "E/CN.4/2005/135"], "E_2005_23", "ECOSOCDoc"),
    ("E/RES/2002/39", ["E/RES/2002/39"], "E_RES_2002_39", "ECOSOCResolution"),
    ("E/DEC/2004/266", ["E/DEC/2004/266"], "E_DEC_2004_266", "ECOSOCDecision"),
    ("E/RES/1503(XLVIII)", ["E/RES/1503(XLVIII)"], "E_RES_1503-XLVIII", "ECOSOCResolution"),
    ("S/RES/1701 (2006)", ["S/RES/1701(2006)"], "S_RES_1701-2006", "SecurityCouncilResolution"),
    ("S/RES/1310(2000)", ["S/RES/1310(2000)"], "S_RES_1310-2000", "SecurityCouncilResolution"),
    ("S/Res/2216 (2015)", ["S/RES/2216(2015)"], "S_RES_2216-2015", "SecurityCouncilResolution"),
    ("S/2006/1008", ["S/2006/1008"], "S_2006_1008", "SCDoc"),
    ("S/1994/1", ["S/1994/1"], "S_1994_1", "SCDoc"),
    ("S/11835", ["S/11835"], "S_11835", "SCDoc"),
    ("S/26695", ["S/26695"], "S_26695", "SCDoc"),
    ("S/PRST/2006/15", ["S/PRST/2006/15"], "S_PRST_2006_15", "SCPresidentialStatement"),
    ("S/PV.5511", ["S/PV.5511"], "S_PV.5511", "SCMeetingRecord"),
    ("S/PV.6702(Resumption1)", ["S/PV.6702(Resumption1)"], "S_PV.6702-Resumption1", "SCMeetingRecord"),
    ("S/PV.10042 (Resumption 1)", ["S/PV.10042(Resumption1)"], "S_PV.10042-Resumption1", "SCMeetingRecord"),
    ("A/RES/3236 (XXIX)", ["A/RES/3236(XXIX)"], "A_RES_3236-XXIX", "GAResolution"),
    ("A/RES/217 A (III)", ["A/RES/217A(III)"], "A_RES_217A-III", "GAResolution"),
    ("A/RES/217(III)[A]", ["A/RES/217A(III)"], "A_RES_217A-III", "GAResolution"),
    ("A/RES/37/100[A]", ["A/RES/37/100A"], "A_RES_37_100A", "GAResolution"),
    ("A/RES/75/242 B", ["A/RES/75/242B"], "A_RES_75_242B", "GAResolution"),
    ("A/RES/3362 (S-VII)", ["A/RES/3362(S-VII)"], "A_RES_3362-S-VII", "GAResolution"),
    ("A/RES/ES-10/22", ["A/RES/ES-10/22"], "A_RES_ES-10_22", "GAResolution"),
    ("A/RES/S-32/1", ["A/RES/S-32/1"], "A_RES_S-32_1", "GAResolution"),
    ("A/10298", ["A/10298"], "A_10298", "GADoc"),
    ("A/62/667–S/2008/55", ["A/62/667", "S/2008/55"], "A_62_667", "GADoc"),
    ("A/64/523–S/2009/581", ["A/64/523", "S/2009/581"], "A_64_523", "GADoc"),
    ("A/76/75/Add.1-E/2021/57/Add.1", ["A/76/75/Add.1", "E/2021/57/Add.1"], "A_76_75_Add.1", "GADoc"),
    ("A/ES-10/273/Corr.1", ["A/ES-10/273/Corr.1"], "A_ES-10_273_Corr.1", "GADoc"),
    ("S/1999/25/ADD.43", ["S/1999/25/Add.43"], "S_1999_25_Add.43", "SCDoc"),
    ("A/75/L.14/Rev.1/Add.1", ["A/75/L.14/Rev.1/Add.1"], "A_75_L.14_Rev.1_Add.1", "Draft"),
    (
        "A/C.6/64/SR.1–28/Corrigendum",
        ["A/C.6/64/SR.1-28/Corrigendum"],
        "A_C.6_64_SR.1-28_Corrigendum",
        "MeetingRecord",
    ),
    ("E/CN.4/1994/L.3**", ["E/CN.4/1994/L.3"], "E_CN.4_1994_L.3", "Draft"),
    ("A/INF/71/1", ["A/INF/71/1"], "A_INF_71_1", "InformationDoc"),
    ("ST/SGB/2013/4/Amend.1", ["ST/SGB/2013/4/Amend.1"], "ST_SGB_2013_4_Amend.1", "Document"),
    # beyond the brief
    ("A/RES/181(II)[A]", ["A/RES/181A(II)"], "A_RES_181A-II", "GAResolution"),
    ("A/RES/34/83 A to C", ["A/RES/34/83A", "A/RES/34/83B", "A/RES/34/83C"], "A_RES_34_83A", "GAResolution"),
    ("A/RES/33/38 A and B", ["A/RES/33/38A", "A/RES/33/38B"], "A_RES_33_38A", "GAResolution"),
    ("A/62/264 and Add.1", ["A/62/264", "A/62/264/Add.1"], "A_62_264", "GADoc"),
    ("A/66/441, para. 20", ["A/66/441"], "A_66_441", "GADoc"),
    ("[S/2006/731]", ["S/2006/731"], "S_2006_731", "SCDoc"),
    ("INFCIRC/549/Add.1/18", ["INFCIRC/549/Add.1/18"], "INFCIRC_549_Add.1_18", "Document"),
    ("GC(58)/RES/14", ["GC(58)/RES/14"], "GC-58_RES_14", "Document"),
    ("GC(XXIX)/RES/444", ["GC(XXIX)/RES/444"], "GC-XXIX_RES_444", "Document"),
    ("GOV/2009/82", ["GOV/2009/82"], "GOV_2009_82", "Document"),
    ("CD/1864", ["CD/1864"], "CD_1864", "Document"),
    ("DEMO/2005/CHR/1", ["DEMO/2005/CHR/1"], "DEMO_2005_CHR_1", "Document"),
    ("CCPR/C/GBR/7", ["CCPR/C/GBR/7"], "CCPR_C_GBR_7", "Document"),
]

UNPARSED = ["T/PCCs", "HR/CN/1087", "SC/8853", "GE.05-11601 (E) 040305", "S/PV", "A/HRC", "S/PV9473", "A64/PV.62"]


@pytest.mark.parametrize(("raw", "normal", "slug", "kind"), VECTORS, ids=[vector[0] for vector in VECTORS])
def test_vectors(raw: str, normal: list[str], slug: str, kind: str) -> None:
    parsed = symbols.parse(raw)
    assert [symbol.normal for symbol in parsed] == normal
    assert (parsed[0].slug, parsed[0].kind) == (slug, kind)


@pytest.mark.parametrize("raw", UNPARSED)
def test_what_does_not_parse_keeps_its_string(raw: str) -> None:
    (symbol,) = symbols.parse(raw)
    assert symbol.kind == symbols.UNPARSED
    assert symbol.raw == raw


@pytest.mark.parametrize(
    ("normal", "base"),
    [
        ("A/75/L.14/Rev.1/Add.1", "A/75/L.14"),
        ("A/ES-10/273/Corr.1", "A/ES-10/273"),
        ("ST/AI/189/Add.9/Rev.2", "ST/AI/189"),
        ("INFCIRC/549/Add.1/18", "INFCIRC/549/Add.1/18"),
    ],
)
def test_base(normal: str, base: str) -> None:
    assert symbols.base_of(normal) == base


@pytest.mark.parametrize("kind", tomllib.loads(LEXICON.read_text(encoding="utf-8"))["kind"], ids=lambda k: k["name"])
def test_classes_carry_their_examples(kind: dict[str, list[str]]) -> None:
    assert {symbols.kind_of(example) for example in kind["examples"]} == {kind["name"]}
    assert kind["name"] not in {symbols.kind_of(example) for example in kind["not"]}


def _rows(path: Path, *columns: str) -> Iterator[str]:
    csv.field_size_limit(10**9)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield from (row[column] for column in columns if row[column])


def _official(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["symbol"] for line in lines)


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the shared data lie outside the repository")
def test_real_symbols() -> None:
    """Distinct symbols of vote records and official JSON: nearly all parse, and parsing twice changes nothing."""
    data = SHARED / "data"
    raws = set(_official(data / "unxml_json"))
    for name in ("ga_voting", "sc_voting"):
        raws |= set(_rows(data / "undl_votes" / f"{name}.csv.gz", "resolution", "meeting", "committee_report"))
    raws |= set(_rows(data / "hrc_chr_votes" / "resolutions.csv.gz", "symbol"))
    left = sorted(raw for raw in raws if any(s.kind == symbols.UNPARSED for s in symbols.parse(raw)))
    assert len(raws) > 20_000
    assert len(left) / len(raws) < 0.0125, left
    for raw in raws:
        for symbol in symbols.parse(raw):
            if symbol.kind != symbols.UNPARSED:
                assert [again.normal for again in symbols.parse(symbol.normal)] == [symbol.normal]


@given(st.text(alphabet="ASEHRCNLPVGT0123456789/.()-* ,;andIVX", max_size=40))
def test_any_string_is_safe(raw: str) -> None:
    for symbol in symbols.parse(raw):
        assert symbol.kind == symbols.UNPARSED or symbols.normalize(symbol.normal) == symbol.normal
