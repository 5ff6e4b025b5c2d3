"""Opens a foreign Word package, or refuses it: what would bring words unseen, run, or ask another computer stays out.

What honest files hold (a template on the writer's own disk, an embedded table) is a notice of the package instead.
"""

from typing import Final

from exports.word import limits
from exports.word.addresses import leads_elsewhere
from exports.word.field_codes import fetches_text, field_codes, starts_a_program
from exports.word.names import w
from exports.word.package import Package, open_own_package
from exports.word.refusals import WordFileUnsafe

_BROUGHT_IN: Final = {
    "afchunk": "foreign text",
    "subdocument": "text in another file",
}
_BROUGHT_IN_BY: Final = {w("altChunk"): "foreign text", w("subDoc"): "text in another file"}
_OLD_CONTAINER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Class names inside an embedded object, as they are written there: a file of any kind that a click starts (two names of
# the same packer), and an object that is fetched from an address.
_PACKED_FILE: Final = (
    bytes.fromhex("0c00030000000000c000000000000046"),
    bytes.fromhex("20a70df22fc0ce11927b0800095ae340"),
)
_FETCHED_OBJECT: Final = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")


def open_package(content: bytes, name: str = "") -> Package:
    """Open a .docx, .dotx or .docm after all checks. `name` is what the file is called, where that is known.

    Raises subclasses of ImportRefused.
    """
    package = open_own_package(content)
    _refuse_macros(package, name)
    _refuse_arrows(package)
    _refuse_objects(package)
    _refuse_words(package)
    return package


def _refuse_macros(package: Package, name: str) -> None:
    """Macros may stand only in a file that says of itself that it has some, in its name and in its content type."""
    macros = package.macros
    says_so = "macroenabled" in package.content_type(package.main)
    if macros and not says_so:
        raise WordFileUnsafe(reason="macros", part=macros[0])
    if (macros or says_so) and name.lower().endswith((".docx", ".dotx")):
        raise WordFileUnsafe(reason="macros", part=package.main)


def _refuse_arrows(package: Package) -> None:
    """No part may bring in foreign text, and nothing but a link that somebody clicks may lead to another computer."""
    for owner, arrow in package.arrows:
        kind = arrow.kind.lower()
        if kind in _BROUGHT_IN:
            raise WordFileUnsafe(reason=_BROUGHT_IN[kind], part=owner)
        if kind != "hyperlink" and leads_elsewhere(arrow.target if arrow.external else arrow.stated):
            reason = {"attachedtemplate": "template elsewhere", "image": "picture elsewhere"}.get(
                kind, "part elsewhere"
            )
            raise WordFileUnsafe(reason=reason, part=owner)


def _refuse_objects(package: Package) -> None:
    """An embedded object may be a table or a formula, not a packed file that a click starts, and not fetched."""
    for name in package.names:
        if limits.is_markup(name) or not package.begins_with(name, _OLD_CONTAINER):
            continue
        content = package.read(name)
        if any(sign in content for sign in _PACKED_FILE):
            raise WordFileUnsafe(reason="packed file", part=name)
        if _FETCHED_OBJECT in content:
            raise WordFileUnsafe(reason="part elsewhere", part=name)


def _refuse_words(package: Package) -> None:
    """No part with words may call in other text, and no field may start a program or fetch words from elsewhere."""
    for part in package.parts_with_words:
        root = package.tree(part)
        for element in root.iter(*_BROUGHT_IN_BY):
            raise WordFileUnsafe(reason=_BROUGHT_IN_BY[element.tag], part=part)
        for code in field_codes(root):
            if starts_a_program(code):
                raise WordFileUnsafe(reason="field starts a program", part=part)
            if fetches_text(code):
                raise WordFileUnsafe(reason="text in another file", part=part)
