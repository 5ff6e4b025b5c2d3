"""A fictional letterhead, as somebody would make it in Word: a logo, a first page of its own, names and paths behind it."""

import io
import random
from collections.abc import Callable
from typing import Final
from zipfile import ZipFile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image
from PIL.PngImagePlugin import PngInfo

AUTHOR = "Quentin Penholder"


def logo(kind: str = "PNG") -> bytes:
    """A picture that says who took it."""
    made = io.BytesIO()
    picture = Image.new("RGB", (120, 40), (30, 60, 110))
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x013B] = AUTHOR
        picture.save(made, "JPEG", exif=exif, comment=AUTHOR.encode())
    else:
        told = PngInfo()
        told.add_text("Author", AUTHOR)
        picture.save(made, "PNG", pnginfo=told)
    return made.getvalue()


def letterhead(*, kind: str = "PNG", first: bool = True, numbered: bool = True) -> bytes:
    """The file: Letter paper with wide margins, a logo, an address, a footer with or without a page number."""
    file = docx.Document()
    file.core_properties.author = AUTHOR
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin = Cm(4)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10)
    file.styles["Title"].font.color.rgb = RGBColor(0x80, 0, 0)
    file.styles.add_style(f"Style of {AUTHOR}", 1)
    head = section.header.paragraphs[0]
    head.text = "Ministry of Paper"
    if first:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(logo(kind)), width=Cm(4))
        section.first_page_header.add_paragraph("Ministry of Paper, 1 Inkwell Square")
    else:
        head.add_run().add_picture(io.BytesIO(logo(kind)), width=Cm(4))
    foot = section.footer.paragraphs[0]
    foot.text = "Tel. 000"
    if numbered:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        foot._p.append(field)
    file.add_paragraph(f"Dear colleague, this body belongs to {AUTHOR}.")
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def changed(old: bytes, new: bytes, *, part: str = "word/header", within: bytes | None = None, drop: str = "") -> bytes:
    """The letterhead with some markup of a header put otherwise, a picture of other bytes, or a part left out."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(letterhead(first=False))) as package, ZipFile(made, "w") as other:
        for entry in package.infolist():
            content = package.read(entry)
            if entry.filename.startswith(part):
                content = within if within is not None else content.replace(old, new)
            if not drop or not entry.filename.startswith(drop):
                other.writestr(entry.filename, content)
    return made.getvalue()


def narrow() -> bytes:
    """Margins that leave no room."""
    file = docx.Document(io.BytesIO(letterhead()))
    width = file.sections[0].page_width
    file.sections[0].left_margin, file.sections[0].right_margin = width // 2, width // 3
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def heavy() -> bytes:
    """A picture of noise."""
    noise = Image.frombytes("RGB", (1300, 1200), random.Random(1).randbytes(1300 * 1200 * 3))
    held = io.BytesIO()
    noise.save(held, "PNG")
    return changed(b"", b"", part="word/media/", within=held.getvalue())


UNUSABLE: Final[dict[str, Callable[[], bytes]]] = {
    "tracked changes": lambda: changed(
        b"<w:r>", b'<w:ins w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins><w:r>'
    ),
    "embedded object": lambda: changed(b"<w:r>", b"<w:r><w:object/></w:r><w:r>"),
    "picture missing": lambda: changed(b"", b"", drop="word/media/"),
    "picture cannot be read": lambda: changed(b"", b"", part="word/media/", within=b"no picture"),
    "column too narrow": narrow,
    "too heavy": heavy,
}
"""Files that cannot serve as a letterhead, by what stands against them."""
