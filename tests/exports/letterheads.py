"""A fictional letterhead, as somebody would make it in Word: a logo, a first page of its own, names and paths behind it."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

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
        from PIL.PngImagePlugin import PngInfo

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
