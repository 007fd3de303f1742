"""Mail (.eml): the documents attached to it, or the message itself when there are none (RFC 5322, RFC 2045)."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from diplograph.errors import InputError

_MOST = 200  # parts
_MOST_BORDERS = 5_000  # lines that may divide parts, or rules in their text
_CROWDED = f"has more than {_MOST} parts; save the letters in it as files"
_DAMAGED = "is a damaged message; save the letter in it as a file"


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the attached files, and of the message's own text, with an empty name, when none is attached.

    Raises `InputError` when the message cannot be taken apart.
    """
    if data.count(b"\n--") > _MOST_BORDERS:
        raise InputError(_CROWDED)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(_DAMAGED) from error
    if len(parts) > _MOST:
        raise InputError(_CROWDED)
    try:
        files = [(str(part.get_filename() or "attached"), _bytes(part)) for part in parts if _is_file(part)]
        yield from files or [("", _body(message))]
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(_DAMAGED) from error


def _is_file(part: EmailMessage) -> bool:
    is_media = part.get_content_maintype() in ("image", "audio", "video")
    return bool(part.get_filename()) and not is_media


def _body(message: EmailMessage) -> bytes:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return b""
    try:
        content = str(body.get_content()).encode("utf-8", "replace")
    except LookupError:
        content = _bytes(body)  # the message names a character set that does not exist
    return b"<html>" + content if body.get_content_subtype() == "html" else content


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
