"""The part `word/theme/theme1.xml`: Word asks that a document have one. Ink colours, our faces, plain fills."""

from typing import Final

from exports.word.oxml import DECLARATION

_COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1C2430", "lt2": "F1EFE9", "accent1": "1F3A5F", "accent2": "9A7B3F",
    "accent3": "5B6472", "accent4": "8A2F2A", "accent5": "4F6F57", "accent6": "CFC9BC", "hlink": "1F3A5F", "folHlink": "5B6472",
}  # fmt: skip


def theme() -> str:
    """Colours, faces and the three fills, lines, effects and backgrounds that the schema requires."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def face(kind: str, east_asian: str) -> str:
        return f'<a:{kind}><a:latin typeface="Times New Roman"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/></a:{kind}>'

    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Alternat">'
        f'<a:themeElements><a:clrScheme name="Alternat">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Alternat">{face("majorFont", "黑体")}{face("minorFont", "宋体")}</a:fontScheme>'
        f'<a:fmtScheme name="Alternat"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
