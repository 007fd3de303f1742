"""What a scanner makes of numbers: digits pulled apart, a closing bracket read as a letter.

Source: General Debate records scanned before 1993. Where a table can tell, it decides; nothing is guessed.
"""

import re

from . import resolution_years

__all__ = ["council_number", "is_bracket"]

_APART = re.compile(
    r"(?P<number>[0-9]{1,3}(?:\s[0-9]{1,3}){0,2})\s{0,3}\(\s?(?P<year>(?:1\s?9|2\s?0)\s?[0-9]\s?[0-9])\s?\)"
)
_REACH = 60  # characters in which a bracket is closed


def council_number(text: str, position: int) -> tuple[int, str, str] | None:
    """End, number and year of "43 5 (197 8)", where the Council's table has the number in that year.

    >>> council_number("resolution 43 5 (197 8)", 11)
    (23, '435', '1978')
    """
    match = _APART.match(text, position)
    if match is None:
        return None
    number, year = ("".join(match[name].split()) for name in ("number", "year"))
    apart = (number, year) != (match["number"], match["year"])
    fits = apart and resolution_years.council_year(int(number)) == int(year)
    return (match.end(), number, year) if fits else None


def is_bracket(text: str, position: int) -> bool:
    """True where a J stands for the bracket that closes: "[resolution S-9/2J."

    >>> is_bracket("[resolution S-9/2J.", 17), is_bracket("[resolution 31/6J]", 16)
    (True, False)
    """
    if text[position : position + 1] != "J" or text[position + 1 : position + 2] == "]":
        return False
    opened = text.rfind("[", max(0, position - _REACH), position)
    return opened >= 0 and "]" not in text[opened:position]
