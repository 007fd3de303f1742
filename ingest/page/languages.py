"""The language of a text, among the six of the United Nations: by script, else by its small words."""

import re

from ..tables import lexicon

_LEXICON = lexicon("languages")
_SCRIPTS = {code: re.compile(entry["script"]) for code, entry in _LEXICON.items() if "script" in entry}
_WORDS = {code: frozenset(entry["words"]) for code, entry in _LEXICON.items() if entry["words"]}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAMPLE = 6000  # code points that are looked at, in the middle of the text: heads are often in several languages
_GLANCE = 1500  # code points of the sample that are enough when the text is plainly English
_PLAINLY = 0.25  # share of small words above which it is
_SCRIPT_SHARE = 0.4  # share of letters in a script above which the text is in it
_SURE = 2  # times as many small words as in English
_LEAST = 3  # small words; a shorter text counts as English


def detect(text: str) -> str:
    """The ISO 639-1 code of the language; `en` when the text is too short to tell.

    >>> detect("El Gobierno de mi país rechaza la resolución por las razones que se exponen.")
    'es'
    """
    start = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[start : start + _SAMPLE]
    tokens = sample[:_GLANCE].lower().split()
    if len(list(filter(_WORDS["en"].__contains__, tokens))) > _PLAINLY * len(tokens):
        return "en"
    if not sample.isascii():
        letters = sum(1 for character in sample if character.isalpha())
        for code, script in _SCRIPTS.items():
            if len(script.findall(sample)) > _SCRIPT_SHARE * letters:
                return code
    words = _WORD.findall(sample.lower())
    counts = {code: sum(1 for word in words if word in small) for code, small in _WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= _LEAST and counts[best] > _SURE * counts["en"] else "en"
