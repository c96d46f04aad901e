"""The theme part: Word wants one, and offers its colours and fonts to whoever works on the document."""

from __future__ import annotations

from consult_tui.word.template_styles import ALERT, BOX_GROUND, FONT, INK, LINK, MUTED, NOTICE, RULE

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": INK,
    "lt2": BOX_GROUND,
    "accent1": INK,
    "accent2": LINK,
    "accent3": MUTED,
    "accent4": ALERT,
    "accent5": NOTICE,
    "accent6": RULE,
    "hlink": LINK,
    "folHlink": MUTED,
}


def theme() -> bytes:
    """The theme part, with plain fills, lines and effects (ISO/IEC 29500-1, 20.1.6)."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>"
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_NAMESPACE}" name="Paper"><a:themeElements>'
        f'<a:clrScheme name="Paper">{colours}</a:clrScheme><a:fontScheme name="Paper">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Paper">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    ).encode()
