"""Where an address in a Word file leads: to this computer, or to another one."""

import re
from typing import Final
from urllib.parse import unquote

_SCHEME: Final = re.compile(r"([a-z][a-z+.-]+):", re.IGNORECASE)  # two letters at least: one letter is a drive
_BLANK: Final = re.compile(r"[\x00-\x20]+")  # whoever fetches leaves them out
_DRIVE: Final = re.compile(r"[\\/]*[a-z]:", re.IGNORECASE)
_HERE: Final = frozenset({"about", "cid", "data"})  # nothing is fetched for these


def leads_elsewhere(address: str) -> bool:
    """Would following this address ask another computer? A path, with a drive or without, stays here; a name of the
    network (\\\\host\\share, //host, file://host) and every scheme that fetches do not."""
    plain = _BLANK.sub("", unquote(address))
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return plain.startswith(("\\\\", "//", "\\/", "/\\"))
    kind, rest = scheme.group(1).lower(), plain[scheme.end() :]
    if kind != "file":
        return kind not in _HERE
    if _DRIVE.match(rest):
        return False
    slashes = len(rest) - len(rest.lstrip("\\/"))
    return slashes == 2 or slashes > 3
