"""A page to edit as a browser has it: opened, changed, and sent with the note of what it showed."""

from datetime import date, datetime

from django.http import HttpResponse
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def opened(client: Client, url: str) -> dict:
    """What is posted when nothing is changed on the page."""
    return filled_in(client.get(url))


def filled_in(page: HttpResponse) -> dict:
    form, data = page.context["form"], {"seen": page.context["meanwhile"].seal}
    assert f'name="seen" value="{data["seen"]}"' in page.content.decode()
    for name in form.fields:
        data |= _posted(form[name].html_name, form[name].value())
    return data


def _posted(name: str, value: object) -> dict:
    if hasattr(value, "stream_block"):
        return letter(name, [(each.value["title"], each.value["text"].source) for each in value])
    match value:
        case None | False:
            return {}
        case True:
            return {name: "on"}
        case datetime():
            return {name: value.strftime("%Y-%m-%d %H:%M")}
        case date():
            return {name: value.isoformat()}
    return {name: value}


def letter(name: str, pieces: list[tuple[str, str]]) -> dict:
    """A field of blocks with these pieces of text: (title, html)."""
    blocks = [("prose", {"title": title, "text": rich_text(text)}) for title, text in pieces]
    return nested_form_data({name: streamfield(blocks)})
