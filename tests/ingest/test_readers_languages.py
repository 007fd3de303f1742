"""Languages told apart; French and Spanish letters read for masthead and references, and listed as not read further."""

import re
import tomllib
from pathlib import Path

import pytest

from diplograph.ingest import jsonlines, letter, reader
from diplograph.ingest.page import languages
from diplograph.ingest.texts import foreign

LEXICONS = Path(foreign.__file__).parent.parent / "lexicons"
LANGUAGES = tomllib.loads((LEXICONS / "languages.toml").read_text(encoding="utf-8"))
FOREIGN = tomllib.loads((LEXICONS / "foreign.toml").read_text(encoding="utf-8"))
ENTRIES = [
    (f"{code} {name}", entry) for code, group in FOREIGN.items() for name, entry in group.items() if "pattern" in entry
]


@pytest.mark.parametrize("code", LANGUAGES)
def test_languages(code):
    for sentence in LANGUAGES[code]["examples"]:
        assert languages.detect(sentence) == code
    for sentence in LANGUAGES[code]["not"]:
        assert languages.detect(sentence) != code


def test_short_and_mixed_texts_count_as_english():
    assert languages.detect("") == languages.detect("Résolution 60/1") == "en"
    assert languages.detect("The so-called “Comité de los derechos” of the country has met in the capital.") == "en"


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_lexicon(name, entry):
    pattern = re.compile(entry["pattern"], re.IGNORECASE)
    assert all(pattern.search(example) for example in entry["examples"])
    assert not any(pattern.search(example) for example in entry["not"])


FRENCH = """Nations Unies                                        S/2006/9712

Conseil de sécurité                           Distr. générale
                                              31 août 2006
                                              Français
                                              Original : anglais

          Lettre datée du 30 août 2006, adressée au Président du Conseil
          de sécurité par le Représentant permanent du Soudan auprès de
          l'Organisation des Nations Unies

     D'ordre de mon gouvernement, j'ai l'honneur de vous informer que le Soudan rejette la
résolution 1706 (2006) du Conseil de sécurité, en date du 31 août 2006, et prend note des
résolutions 60/1 et 60/173 de l'Assemblée générale ainsi que du document A/60/885.
"""
SPANISH = """Naciones Unidas                                       A/HRC/10/G/905

Asamblea General                              Distr. general
                                              3 de marzo de 2009
                                              Original: español

CONSEJO DE DERECHOS HUMANOS
Décimo período de sesiones
Tema 4 de la agenda

          Nota verbal de fecha 27 de febrero de 2009 dirigida al Presidente del Consejo
          de Derechos Humanos por la Misión Permanente de Cuba ante la Oficina
          de las Naciones Unidas en Ginebra

     Cuba rechaza la resolución 7/15 del Consejo de Derechos Humanos y la resolución 61/174 de la Asamblea
General, así como la resolución 2004/13 de la Comisión de Derechos Humanos.
"""


@pytest.mark.parametrize(
    ("text", "language", "head", "citations"),
    [
        (
            FRENCH,
            "fr",
            {"symbols": ["S/2006/9712"], "document_date": "2006-08-31", "letter_date": "2006-08-30", "senders": ["SDN"],
             "original_language": "en", "form": "letter", "agenda_items": []},
            ["S/RES/1706(2006)", "A/RES/60/1", "A/RES/60/173", "A/60/885"],
        ),
        (
            SPANISH,
            "es",
            {"symbols": ["A/HRC/10/G/905"], "document_date": "2009-03-03", "letter_date": "2009-02-27",
             "senders": ["CUB"], "original_language": "es", "form": "note verbale",
             "agenda_items": ["4"], "session": "10"},
            ["A/HRC/RES/7/15", "A/RES/61/174", "E/CN.4/RES/2004/13"],
        ),
    ],
)  # fmt: skip
def test_letters(text, language, head, citations):
    found = letter.read(reader.source("a", text))
    record = jsonlines.record(found)
    assert found.language == language
    assert {key: record["masthead"][key] for key in head} == head
    assert record["citations"] == citations
    assert record["positions"] == []
    assert {(entry.outcome, entry.reason) for entry in found.ledger} == {
        ("skipped", f"not read for positions ({language})")
    }


@pytest.mark.parametrize("code", ["ru", "ar", "zh"])
def test_other_languages_are_never_silently_empty(code):
    text = "A/60/905\n\n" + LANGUAGES[code]["examples"][0] * 3
    found = letter.read(reader.source("a", text))
    assert found.language == code
    assert found.ledger and not found.positions
    assert (found.masthead.symbols, found.masthead.form) == (("A/60/905",), "document")
