"""Small Word packages written by hand for the tests of the reader, honest and hostile ones."""

import io
import warnings
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHO = 'w:id="{n}" w:author="Tomas Ribbon" w:date="2026-03-01T09:00:00Z"'


def who(n: int = 1) -> str:
    return WHO.format(n=n)


def p(text: str = "", mark: str = "") -> str:
    """A paragraph with one run; `mark` is what stands in the properties of its mark."""
    form = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{form}{r(text) if text else ''}</w:p>"


def r(text: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def ins(content: str, n: int = 1) -> str:
    return f"<w:ins {who(n)}>{content}</w:ins>"


def gone(text: str, n: int = 1) -> str:
    return f"<w:del {who(n)}>{r(text, 'delText')}</w:del>"


def document(body: str, names: str = NAMES, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f"{declaration}<w:document {names}><w:body>{body}</w:body></w:document>"


def word(
    body: str = "",
    *,
    main: str | bytes | None = None,
    place: str = "word/document.xml",
    content_type: str = MAIN,
    parts: dict[str, tuple[str, str | bytes]] | None = None,
    arrows: str = "",
    extra: tuple[tuple[str, str | bytes], ...] = (),
) -> bytes:
    """A package with one document part; `parts` maps names to (content type, content), `extra` are bare entries."""
    parts = parts or {}
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, (t, _) in parts.items())
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{place}" ContentType="{content_type}"/>'
        f"{overrides}</Types>"
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # two entries of one name are what one test is about
        archive.writestr("[Content_Types].xml", types)
        arrow = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="/{place}"/>'
        archive.writestr("_rels/.rels", relations.format(arrow))
        archive.writestr(place, document(body) if main is None else main)
        if arrows:
            folder, _, name = place.rpartition("/")
            archive.writestr(f"{folder}/_rels/{name}.rels".lstrip("/"), relations.format(arrows))
        for name, (_, content) in parts.items():
            archive.writestr(name, content)
        for name, content in extra:
            archive.writestr(name, content)
    return packed.getvalue()
