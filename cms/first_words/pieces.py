"""How the first pages are written down."""


def body(*parts: tuple[str, str]) -> list[tuple[str, str]]:
    """("h", "…") is a heading, ("p", "…") a paragraph."""
    return [
        ("heading", text) if kind == "h" else ("paragraph", f"<p>{text}</p>")
        for kind, text in parts
    ]
