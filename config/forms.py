"""How every form of the product is drawn: templates/components/form.html and field.html.

The plain inputs and selects inside are written here. Django draws each with three templates, one
inside the other, and each option of a select with two: of a long form that was most of the time.
"""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_KINDS = "text number email url password hidden date datetime time search tel color checkbox input"
INPUTS = frozenset(f"django/forms/widgets/{kind}.html" for kind in _KINDS.split())
OPTIONS = frozenset(f"django/forms/widgets/{kind}_option.html" for kind in ("checkbox", "radio"))
SELECT = "django/forms/widgets/select.html"


class HouseRenderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        widget = context.get("widget", {})
        if template_name in INPUTS or (template_name in OPTIONS and not widget.get("wrap_label")):
            return _input(widget)
        if template_name == SELECT:
            return _select(widget)
        return super().render(template_name, context, request)


def _input(widget: dict[str, Any]) -> SafeString:
    value = widget["value"]
    attributes = {"type": widget["type"], "name": widget["name"]}
    if value is not None:
        attributes["value"] = _text(value)
    return mark_safe(f"<input{_attributes(attributes | widget['attrs'])}>")  # noqa: S308 - escaped


def _select(widget: dict[str, Any]) -> SafeString:
    told = []
    for group, options, _index in widget["optgroups"]:
        told += [f'<optgroup label="{conditional_escape(_text(group))}">'] if group else []
        told += [
            f'<option value="{conditional_escape(_text(option["value"]))}"'
            f"{_attributes(option['attrs'])}>{conditional_escape(option['label'])}</option>"
            for option in options
        ]
        told += ["</optgroup>"] if group else []
    attributes = _attributes({"name": widget["name"]} | widget["attrs"])
    return mark_safe(f"<select{attributes}>{''.join(told)}</select>")  # noqa: S308 - escaped


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(_text(value))}"'
        for name, value in attributes.items()
        if value is not False and value is not None
    )


def _text(value: object) -> str:
    """A number or a date as it is sent back, in no language; safe text stays safe."""
    return value if isinstance(value, str) else str(value)
