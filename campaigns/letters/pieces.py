"""The small parts that blocks are put together from. Html and text arguments are ready to print:
whoever calls has escaped them."""

import textwrap

from campaigns.letters.brand import CARD, FONT, INK, LINK, MUTED, ON_BUTTON, RULE, TINT

TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"'
_BARE_TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'


def wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        72,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def paragraph(
    content: str,
    size: int = 17,
    line: int = 27,
    role: str = "ink",
    margin: str = "0 0 16px",
    weight: int = 400,
) -> str:
    """`role` is ink, muted or link: the colour in light and dark."""
    colour = {"ink": INK, "muted": MUTED, "link": LINK}[role][0]
    return (
        f'<p class="{role}" style="margin:{margin};{FONT}font-size:{size}px;'
        f'line-height:{line}px;font-weight:{weight};color:{colour};">{content}</p>'
    )


def small(content: str, margin: str = "0 0 14px") -> str:
    return paragraph(content, 14, 21, "muted", margin)


def heading(
    level: int,
    content: str,
    size: int,
    line: int,
    margin: str = "0 0 12px",
    css: str = "ink",
) -> str:
    return (
        f'<h{level} class="{css}" style="margin:{margin};{FONT}font-size:{size}px;'
        f"line-height:{line}px;font-weight:700;color:{INK[0]};letter-spacing:-0.01em;"
        f'">{content}</h{level}>'
    )


def kicker(content: str) -> str:
    return paragraph(content, 14, 20, "link", "0 0 8px", 700) if content else ""


def link(url: str, content: str, size: int = 17) -> str:
    return (
        f'<a class="link" href="{url}" style="{FONT}font-size:{size}px;color:{LINK[0]};'
        f'font-weight:600;text-decoration:underline;">{content}</a>'
    )


def picture(src: str, alt: str, width: int, height: int) -> str:
    return (
        f'<img src="{src}" width="{width}" height="{height}" alt="{alt}" class="ink" '
        f'style="display:block;width:100%;max-width:{width}px;height:auto;border:0;{FONT}'
        f'font-size:15px;line-height:22px;color:{INK[0]};">'
    )


def button(
    url: str,
    content: str,
    label: str = "",
    *,
    filled: bool = True,
    full: bool = False,
    side: int = 22,
) -> str:
    """The colour and the frame sit on the cell, the padding on the link; Outlook for Windows takes
    its padding from mso-padding-alt. `label` is what a screen reader says, if it needs more."""
    shape = "slim" if side < 10 else "wide"
    aria = f' aria-label="{label}"' if label else ""
    ground = f"background-color:{LINK[0]};" if filled else ""
    css = f"fill line {shape}" if filled else f"line {shape}"
    bgcolor = f' bgcolor="{LINK[0]}"' if filled else ""
    role, colour = ("onfill", ON_BUTTON[0]) if filled else ("link", LINK[0])
    width = ' width="100%"' if full else ""
    return (
        f"<table {_BARE_TABLE}{width}><tr>"
        f'<td class="{css}" align="center"{bgcolor} style="{ground}border:2px solid {LINK[0]};'
        f'border-radius:8px;"><a class="button {role}" href="{url}"{aria} style="display:block;'
        f"padding:11px {side}px;{FONT}font-size:17px;line-height:24px;font-weight:700;"
        f'color:{colour};text-decoration:none;">{content}</a></td></tr></table>'
    )


def space(height: int) -> str:
    return f'<div style="height:{height}px;line-height:{height}px;font-size:1px;">&nbsp;</div>'


def quoted(content: str) -> str:
    return (
        f'<table {TABLE}><tr><td class="line" style="border-left:4px solid {LINK[0]};'
        f'padding:2px 0 2px 18px;">{content}</td></tr></table>'
    )


def row(
    content: str,
    css: str = "card",
    colour: tuple[str, str] = CARD,
    padding: str = "32px 20px",
) -> str:
    return (
        f'<tr><td class="{css} pad" bgcolor="{colour[0]}" '
        f'style="background-color:{colour[0]};padding:{padding};">{content}</td></tr>'
    )


def wide_picture(src: str, alt: str, width: int, height: int) -> str:
    return (
        f'<tr><td class="tint" bgcolor="{TINT[0]}" style="background-color:{TINT[0]};'
        f'padding:0;">{picture(src, alt, width, height)}</td></tr>'
    )


def divider() -> str:
    return (
        f'<tr><td class="card pad" bgcolor="{CARD[0]}" style="background-color:{CARD[0]};'
        f'padding:0 20px;"><table {TABLE}><tr><td class="rule" height="1" '
        f'style="border-top:1px solid {RULE[0]};font-size:1px;line-height:1px;">&nbsp;</td>'
        "</tr></table></td></tr>"
    )


def facts_html(rows: list[tuple[str, str]]) -> str:
    """Word and value; the words are table headers, so that they are read as pairs."""
    lines = [
        f'<tr><th class="muted" scope="row" align="left" valign="top" width="80" '
        f'style="width:80px;padding:0 12px 8px 0;{FONT}font-size:16px;line-height:24px;'
        f'font-weight:400;text-align:left;color:{MUTED[0]};">{word}</th>'
        f'<td class="ink" valign="top" style="padding:0 0 8px;{FONT}font-size:16px;'
        f'line-height:24px;font-weight:600;color:{INK[0]};">{value}</td></tr>'
        for word, value in rows
    ]
    opening = '<table cellpadding="0" cellspacing="0" border="0" width="100%">'
    return opening + "".join(lines) + "</table>"


def facts_text(rows: list[tuple[str, str]]) -> str:
    return "\n".join(
        textwrap.fill(
            f"{(word + ':').ljust(11)} {value}",
            72,
            subsequent_indent=" " * 12,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for word, value in rows
    )


def text_blocks(*parts: str) -> str:
    """Paragraphs of a text part, with an empty line between; empty ones are dropped."""
    return "\n\n".join(part for part in parts if part)
