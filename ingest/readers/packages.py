"""Office files that are ZIP archives of XML: opened with an eye on bombs."""

from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.etree.ElementTree import fromstring as parse_xml
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from diplograph.errors import InputError

LARGEST_PART = 64_000_000  # bytes of one XML part; a letter of 100 pages takes under 2 million
_ENTRIES = 2_000
_ALL_PARTS = 200_000_000  # bytes unpacked
_RATIO, _SMALL = 100, 4_000_000  # larger parts must not be packed tighter than this
_DAMAGED = "is a damaged or cut office file; open and save it again"


class Package:
    """The XML parts of an office file, read one at a time."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
            infos = self._archive.infolist()
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise InputError(_DAMAGED) from None
        total = sum(info.file_size for info in infos)
        tight = any(i.file_size > max(_SMALL, _RATIO * max(i.compress_size, 1)) for i in infos)
        if len(infos) > _ENTRIES or total > _ALL_PARTS or tight:
            raise InputError("unpacks to far more than a letter holds (a zip bomb?); it was not opened")
        self.names = frozenset(info.filename for info in infos)

    def part(self, name: str) -> Element | None:
        """The root of an XML part, `None` when the file has no such part."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError, ZlibError):
            raise InputError(_DAMAGED) from None
        except RuntimeError:
            raise InputError("is locked with a password; open it, save it without one and try again") from None
        if len(data) > LARGEST_PART:
            raise InputError("unpacks to far more than a letter holds (a zip bomb?); it was not opened")
        return xml(data)


def xml(data: bytes) -> Element:
    """The root of an XML text. Raises `InputError` for broken XML and for any document type declaration."""
    # Office files never declare a document type; entity bombs and outside entities need one.
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
        raise InputError("declares XML entities, which no office program writes; it was not opened")
    try:
        return parse_xml(data, XMLParser())
    except (ParseError, ValueError, LookupError):
        raise InputError(_DAMAGED) from None
