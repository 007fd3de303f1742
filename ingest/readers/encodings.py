"""Bytes to text: by the mark, UTF-16 by its NULs, UTF-8, Western single-byte encodings, else as guessed."""

import codecs

from charset_normalizer import from_bytes

from diplograph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What an English or French letter holds beside ASCII; a text with nothing else is Western.
_WESTERN = frozenset("éèêëàâäáãåçñöôóòõøüùûúíìîïÿæœßÉÈÊËÀÂÄÁÃÅÇÑÖÔÓÒÕØÜÙÛÚÍÌÎÏÆŒ‘’“”–—…•§°«»£€¿¡ºª·´`¨\xa0™©®½¼")
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 27})
_BINARY_SHARE = 0.05  # share of control bytes, or of NUL bytes, above which a file is no text
_WIDE_SHARE = 0.4  # share of NULs among the upper bytes above which a text is UTF-16; Latin letters have no other


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of their encoding; a byte order mark is taken off.

    Raises `InputError`, a sentence without the file's name, when the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    sample = data[:8192]
    wide = _wide(sample)
    _refuse_binary(sample, wide is not None)
    if wide is not None:
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_byte(data) or _guessed(data)


def _wide(sample: bytes) -> str | None:
    """The encoding of a text in UTF-16 without a mark, told by where its NULs lie."""
    upper = {"utf-16-be": sample[0::2].count(0), "utf-16-le": sample[1::2].count(0)}
    likely = max(upper, key=lambda each: upper[each])
    is_wide = upper[likely] > _WIDE_SHARE * len(sample) / 2 and sample.count(0) < 0.6 * len(sample)
    return likely if is_wide else None


def _refuse_binary(sample: bytes, wide: bool) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    nuls = sample.count(0)
    if controls > _BINARY_SHARE * len(sample) or (nuls > _BINARY_SHARE * len(sample) and not wide):
        raise InputError("is a binary file, not text; convert it to text first")


def _single_byte(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if all(character in _WESTERN for character in set(text) if ord(character) > 127):
        return text, "cp1252" if any(0x80 <= byte < 0xA0 for byte in data) else "iso-8859-1"
    return None


def _guessed(data: bytes) -> tuple[str, str]:
    best = from_bytes(data).best()
    if best is None:
        raise InputError("is in no encoding that can be told; save it as UTF-8")
    return str(best), best.encoding.replace("_", "-")
