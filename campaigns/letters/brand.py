"""The looks of a letter in one place: a university re-brands here and nowhere else.

Each colour is a pair: the light one is inlined, the dark one lives in the style block.
"""

from django.conf import settings
from django.templatetags.static import static

INK = ("#16262c", "#eef3f4")
MUTED = ("#4d5e65", "#a9b8be")
LINK = ("#0b5d6b", "#86d3df")
CARD = ("#ffffff", "#172227")
PAGE = ("#efede8", "#0e1619")
TINT = ("#e6f0f1", "#1e3238")
SAND = ("#f7efe1", "#2d281e")
RULE = ("#d5dcde", "#35464d")
ON_BUTTON = ("#ffffff", "#0b1d22")
FONT = "font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
MONOSPACE = "font-family:Consolas,Menlo,'Liberation Mono',monospace;"

# What must be readable against what, both ways: the gate recomputes it.
READABLE = [
    (text, ground) for text in (INK, MUTED, LINK) for ground in (CARD, PAGE, TINT, SAND)
] + [(ON_BUTTON, LINK)]

_DARK = [
    ("page", "background-color", PAGE),
    ("card", "background-color", CARD),
    ("tint", "background-color", TINT),
    ("sand", "background-color", SAND),
    ("ink", "color", INK),
    ("muted", "color", MUTED),
    ("link", "color", LINK),
    ("rule", "border-color", RULE),
    ("fill", "background-color", LINK),
    ("onfill", "color", ON_BUTTON),
    ("line", "border-color", LINK),
]


def _dark_rules(prefix: str, wanted: str = "") -> str:
    return "\n".join(
        f"{prefix}.{name} {{ {what}: {colour[1]} !important; }}"
        for name, what, colour in _DARK
        if not wanted or what == wanted
    )


# Outlook.com marks what it has turned dark: colours with ogsc, grounds with ogsb.
STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{ margin: 0; padding: 0; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }}
a[x-apple-data-detectors] {{ color: inherit !important; text-decoration: none !important; }}
.button:hover {{ text-decoration: underline !important; }}
@media (max-width: 359px) {{
.slim .button {{ font-size: 15px !important; white-space: nowrap !important; }}
}}
@media (min-width: 600px) {{
.pad {{ padding-left: 40px !important; padding-right: 40px !important; }}
.lead {{ font-size: 34px !important; line-height: 40px !important; }}
.outer {{ padding: 24px 12px !important; }}
}}
@media (prefers-color-scheme: dark) {{
{_dark_rules("")}
}}
{_dark_rules("[data-ogsc] ", "color")}
{_dark_rules("[data-ogsb] ", "background-color")}
""".strip()

OUTLOOK_STYLE = (
    "<!--[if mso]><style>table {border-collapse:collapse;} .hide {mso-hide:all;} "
    ".wide {mso-padding-alt:13px 24px;} .slim {mso-padding-alt:13px 4px;} "
    "a, p, h1, h2, td, th {font-family:Arial,sans-serif !important;}</style><![endif]-->"
)


def logo_url() -> str:
    return settings.BASE_URL + static("mail/mark.png")


def contrast(one: str, other: str) -> float:
    """Ratio between two colours written #rrggbb, 1 to 21. Source: WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)
