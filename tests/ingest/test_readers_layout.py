"""Words at places on a page, and the order in which they are read."""

import pytest

from diplograph.ingest.readers import layout
from diplograph.ingest.readers.layout import Word

SIZE = 10.0


def words(*lines, size=SIZE):
    """Words of lines given as (x, y, text); a letter is half as wide as high."""
    found = []
    for x, y, text in lines:
        for word in text.split():
            found.append(Word(word, x, y, x + len(word) * size / 2, y + size))
            x += (len(word) + 1) * size / 2
    return found


PROSE = "words of a paragraph of prose in a narrow column"
CASES = {
    "a paragraph": ([(50, 700, "One line"), (50, 688, "and the next.")], "One line\nand the next."),
    "a gap": ([(50, 700, "One."), (50, 688, "Two."), (50, 650, "Three.")], "One.\nTwo.\n\nThree."),
    "an indent": ([(50, 700, "One."), (80, 688, "Two."), (50, 676, "Three.")], "One.\n      Two.\nThree."),
    "a masthead": (
        [(50, 700, "Economic and Social"), (350, 700, "Distr."), (50, 688, "Council"), (350, 688, "GENERAL")],
        "Economic and Social\nCouncil\n\nDistr.\nGENERAL",
    ),
    "two columns, row by row": (
        [(x, y, f"{PROSE} {n}") for n, y in enumerate((400, 388, 376)) for x in (30, 330)],
        "\n".join(f"{PROSE} {n}" for n in range(3)) + "\n\n" + "\n".join(f"{PROSE} {n}" for n in range(3)),
    ),
    "a table is read across": (
        [(50, 300, "Cuba"), (250, 300, "against"), (50, 288, "Japan"), (250, 288, "for")],
        "Cuba    against\nJapan    for",
    ),
    "numbers in the margin": (
        [(50, 300, "1."), (80, 300, "We reject it."), (80, 288, "Still."), (50, 276, "2."), (80, 276, "Again.")],
        "1. We reject it.\n      Still.\n2. Again.",
    ),
    "a row of the foot": ([(50, 40, "GE.05-11601 (E)"), (450, 40, "040305")], "GE.05-11601 (E)    040305"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_reading_order(case):
    lines, text = CASES[case]
    assert layout.text(words(*lines), 792) == text
    assert layout.text(list(reversed(words(*lines))), 792) == text


def test_a_footnote_mark_is_no_part_of_a_number():
    mark = Word("3", 120, 706, 123, 712, raised=True)
    found = [*words((50, 700, "resolution 60/12 of")), mark]
    assert layout.text(found, 792) == "resolution 60/12 of"


def test_footnotes_stand_under_a_rule():
    body = words((50, 700, "Body of the text."), (50, 688, "More of it."), (50, 676, "And the end."))
    mark = Word("1", 50, 64, 53, 70, raised=True)
    note = words((56, 60, "See document A/60/1."), size=8.0)
    assert layout.text([*body, mark, *note], 792).endswith("And the end.\n\n____________\n¹ See document A/60/1.")


def test_nothing_on_the_page():
    assert layout.text([], 792) == ""
