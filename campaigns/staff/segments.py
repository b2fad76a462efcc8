"""The builder of segments: a plain form whose buttons add and remove rules; no script is needed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from alumni import meanwhile
from alumni.access import office_only
from alumni.models import Purpose
from alumni.staff.meanwhile import FIELD, hidden, meeting, note_edit
from campaigns import segments
from campaigns.models import Segment
from campaigns.staff.frame import segment_frame, typed


@require_safe
@office_only
def index(request: HttpRequest) -> HttpResponse:
    rows = Segment.objects.visible_to(request.user).select_related("created_by")
    with segments.choices_read_once():
        told = [(segment, *_told(segment)) for segment in rows.order_by("name", "pk")[:200]]
    context = {**segment_frame(_("Segments")), "segments": told}
    return render(request, "campaigns/staff/segment_list.html", context)


def _told(segment: Segment) -> tuple[str, str]:
    """(whom it chooses in words, what of its rules holds no longer)."""
    try:
        return segments.words_of(segment), ""
    except segments.Invalid as fault:
        return "", str(fault)


class Builder:
    """The builder's form: what it holds now, and what is wrong with it."""

    LABELS = {
        "name": gettext_lazy("Name"),
        "rules": gettext_lazy("Rules"),
        "shared": gettext_lazy("Only I see this segment"),
    }

    def __init__(self, request: HttpRequest, segment: Segment) -> None:
        self.request, self.segment, self.address = request, segment, request.path
        self.error, self.meeting = "", None
        self.show(segment)
        self.seal = meanwhile.seal(segment, self.values()) if segment.pk else ""

    def show(self, segment: Segment, **kept: Any) -> None:
        """The segment as it is stored, with what was typed in place of that."""
        self.segment = segment
        self.name = kept.get("name", segment.name)
        self.rules = kept.get("rules", segment.rules or segments.empty())
        self.shared = kept.get("shared", segment.shared)

    def values(self) -> dict[str, Any]:
        return {"name": self.name, "rules": self.rules, "shared": self.shared}

    def read(self) -> None:
        """What was posted, and what a button adds or takes away."""
        posted = self.request.POST
        self.seal = posted.get(FIELD, "")
        self.rules, self.name = read(posted), typed(posted, "name")[:120]
        # What a colleague made is theirs to hide: whoever else did it would lose it themselves.
        self.shared = "private" not in posted or not _own(self.request, self.segment)
        change(self.rules, posted)

    @property
    def hidden(self) -> str:
        return hidden(self.seal)

    @transaction.atomic
    def save(self) -> bool:
        """False when others have changed it since it was opened. Raises segments.Invalid."""
        self._check()
        if self.segment.pk and not self._is_clear():
            return False
        segment = self.segment
        segment.name, segment.rules, segment.shared = self.name, self.rules, self.shared
        if segment.pk is None:
            segment.created_by = self.request.user
        segment.save()
        note_edit(segment, self.request.user)
        return True

    def _check(self) -> None:
        if not self.name:
            raise segments.Invalid(_("Give the segment a name."))
        self.rules = segments.check(self.rules)
        segments.check_circle(self.segment, self.rules)
        if self.segment.pk and not self.shared and (users := segments.built_on(self.segment)):
            said = _("This segment is a part of %s, so it has to stay shared.")
            raise segments.Invalid(said % _quoted(users))

    def _is_clear(self) -> bool:
        """With the row as it stands, locked, in place of the one that was read before."""
        stored = get_object_or_404(Segment.objects.select_for_update(), pk=self.segment.pk)
        if stored.frozen_at:
            raise segments.Invalid(_frozen_meanwhile())
        before = {"name": stored.name, "rules": stored.rules, "shared": stored.shared}
        user = self.request.user
        found = meeting(stored, self.seal, before, self.values(), self.LABELS, user)
        if found is None:
            self.segment = stored
            return True
        self.meeting, kept = found
        self.seal = meanwhile.seal(stored, before)
        self.show(stored, **kept)
        return False


def _frozen_meanwhile() -> str:
    return _("The segment was frozen meanwhile, and is not saved: thaw it in another tab first.")


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def build(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The builder. Every button posts the whole form; "save" alone keeps it."""
    segment = _segment(request, pk) if pk else Segment(rules=segments.empty())
    if segment.frozen_at and request.method != "POST":
        return _frozen(request, segment)
    builder = Builder(request, segment)
    if request.method == "POST":
        builder.read()
        if "save" in request.POST:
            try:
                if builder.save():
                    messages.success(request, _("“%s” is saved.") % builder.name)
                    return redirect("segment_edit", builder.segment.pk)
            except segments.Invalid as fault:
                builder.error = str(fault)
        elif segment.frozen_at:
            builder.error = _frozen_meanwhile()
    shown = {
        **segment_frame(segment.name or _("New segment")),
        "segment": builder.segment,
        "own": _own(request, segment),
        "name": builder.name,
        "private": not builder.shared,
        "tree": _shown(builder.rules, "0"),
        "kinds": [(kind, c.label) for kind, c in segments.CONDITIONS.items()],
        "error": builder.error,
        "meanwhile": builder,
        "waiting": _quoted(segments.waiting_for(segment)) if segment.pk else "",
        **_figures(request, builder.rules),
    }
    return render(request, "campaigns/staff/segment.html", shown)


def _segment(request: HttpRequest, pk: int) -> Segment:
    return get_object_or_404(Segment.objects.visible_to(request.user), pk=pk)


def _own(request: HttpRequest, segment: Segment) -> bool:
    return segment.pk is None or segment.created_by_id == request.user.pk


def _frozen(request: HttpRequest, segment: Segment) -> HttpResponse:
    """Those of one day: shown, not changed."""
    shown = {
        **segment_frame(segment.name),
        "segment": segment,
        "words": segments.words_of(segment),
        "kept": segment.members.count(),
        "people": segments.of(segment, request.user).count(),
        "uses": segment.campaign_set.order_by("-pk")[:10],
    }
    return render(request, "campaigns/staff/segment_frozen.html", shown)


@require_POST
@office_only
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep those whom the saved rules choose now."""
    segment = _segment(request, pk)
    try:
        kept = segments.freeze(segment, request.user)
    except segments.Invalid as fault:
        messages.error(request, str(fault))
        return redirect("segment_edit", pk)
    said = ngettext(
        "“%(name)s” is frozen with %(n)s person.", "“%(name)s” is frozen with %(n)s people.", kept
    )
    messages.success(request, said % {"name": segment.name, "n": kept})
    return redirect("segment_edit", pk)


@require_POST
@office_only
def thaw(request: HttpRequest, pk: int) -> HttpResponse:
    segment = _segment(request, pk)
    try:
        segments.thaw(segment)
    except segments.Invalid as fault:
        messages.error(request, str(fault))
        return redirect("segment_edit", pk)
    messages.success(request, _("“%(name)s” is counted anew from now on.") % {"name": segment.name})
    return redirect("segment_edit", pk)


@require_POST
@office_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters that were sent keep the sentence; a segment that something still needs stays."""
    segment = _segment(request, pk)
    if users := [*segments.built_on(segment), *segments.waiting_for(segment)]:
        said = _("“%(name)s” is used by %(others)s. Choose something else there first.")
        messages.error(request, said % {"name": segment.name, "others": _quoted(users)})
        return redirect("segment_edit", pk)
    segment.delete()
    messages.success(request, _("“%(name)s” is deleted.") % {"name": segment.name})
    return redirect("segment_list")


def _quoted(rows: list[Any]) -> str:
    return ", ".join(_("“%s”") % row for row in rows)


@require_POST
@office_only
def figures(request: HttpRequest) -> HttpResponse:
    """The live part: how many, who is left out and why, some of them. Keeps nothing."""
    shown = _figures(request, read(request.POST))
    return render(request, "campaigns/staff/_segment_figures.html", shown)


def _figures(request: HttpRequest, rules: dict[str, Any]) -> dict[str, Any]:
    code = request.POST.get("purpose", "newsletter")
    purposes = list(Purpose.objects.order_by("order", "pk"))
    purpose = next((p for p in purposes if p.code == code), purposes[0])
    shown = {"purposes": purposes, "purpose": purpose}
    try:
        rules = segments.check(_filled(rules))
    except segments.Invalid as fault:
        return {**shown, "fault": str(fault)}
    return {
        **shown,
        "outlook": segments.outlook(rules, request.user, purpose),
        "words": segments.words(rules),
        "sample": segments.sample(rules, request.user),
    }


def _filled(group: dict[str, Any]) -> dict[str, Any]:
    """Without the rules that are not filled in yet: they should not stop the counting."""
    kept = []
    for rule in group["rules"]:
        if "rules" in rule:
            kept.append(_filled(rule))
        elif _complete(segments.CONDITIONS[rule["kind"]].params, rule):
            kept.append(rule)
    return {"match": group["match"], "rules": kept}


def _complete(params: tuple[segments.Param, ...], rule: dict[str, Any]) -> bool:
    needed = all(param.name in rule for param in params if param.required)
    return needed and (not params or len(rule) > 1)


# ── The form as a tree: every field's name ends with the path of its rule, as in match:0.1 ─────
def read(posted: QueryDict) -> dict[str, Any]:
    """The tree as it was filled in, unchecked. Unknown kinds are dropped."""
    paths = sorted(
        (key.split(":", 1)[1] for key in posted if key.startswith(("match:", "kind:"))),
        key=lambda path: [int(step) for step in path.split(".") if step.isdigit()],
    )
    nodes: dict[str, dict[str, Any]] = {"0": _group(posted, "0")}
    for path in paths[:200]:
        parent = path.rpartition(".")[0]
        if path == "0" or parent not in nodes or "rules" not in nodes[parent]:
            continue
        node = _group(posted, path) if f"match:{path}" in posted else _condition(posted, path)
        if node:
            nodes[path] = node
            nodes[parent]["rules"].append({"path": path, "node": node})
    return _plain(nodes["0"], posted.get("remove", ""))


def _group(posted: QueryDict, path: str) -> dict[str, Any]:
    match = posted.get(f"match:{path}", "all")
    return {"match": match if match in ("all", "any", "none") else "all", "rules": [], "path": path}


def _condition(posted: QueryDict, path: str) -> dict[str, Any] | None:
    condition = segments.CONDITIONS.get(posted.get(f"kind:{path}", ""))
    if condition is None:
        return None
    node: dict[str, Any] = {"kind": condition.kind}
    for param in condition.params:
        key = f"{param.name}:{path}"
        many = param.shape == segments.Shape.CHOICES
        value = [v for v in posted.getlist(key) if v] if many else typed(posted, key)
        if value:
            node[param.name] = value
    return node


def _plain(group: dict[str, Any], removed: str) -> dict[str, Any]:
    """Without paths, and without the rule whose cross was pressed. Its group gets "add" below."""
    rules = []
    for child in group["rules"]:
        if child["path"] == removed:
            continue
        node = child["node"]
        rules.append(_plain(node, removed) if "rules" in node else node)
    return {"match": group["match"], "rules": rules}


def change(rules: dict[str, Any], posted: QueryDict) -> None:
    """Add the rule or the group that a button asked for; the button names the group's path."""
    kind = posted.get("add_rule", "")
    if kind and (group := _at(rules, kind)) is not None:
        wanted = posted.get(f"new:{kind}", "county")
        condition = segments.CONDITIONS.get(wanted, segments.CONDITIONS["county"])
        initial = {p.name: p.initial for p in condition.params if p.initial is not None}
        group["rules"].append({"kind": condition.kind, **initial})
    if (path := posted.get("add_group", "")) and (group := _at(rules, path)) is not None:
        group["rules"].append({"match": "any", "rules": []})


def _at(rules: dict[str, Any], path: str) -> dict[str, Any] | None:
    for step in path.split(".")[1:]:
        inner = rules["rules"]
        if not step.isdigit() or int(step) >= len(inner) or "rules" not in inner[int(step)]:
            return None
        rules = inner[int(step)]
    return rules


def _shown(rule: dict[str, Any], path: str) -> dict[str, Any]:
    """A node as the template shows it: its path, its fields, its children."""
    if "rules" in rule:
        children = [_shown(child, f"{path}.{n}") for n, child in enumerate(rule["rules"])]
        return {"path": path, "match": rule["match"], "children": children, "group": True}
    condition = segments.CONDITIONS[rule["kind"]]
    return {
        "path": path,
        "kind": condition.kind,
        "label": condition.label,
        "fields": [_field(param, rule.get(param.name), path) for param in condition.params],
    }


def _field(param: segments.Param, value: Any, path: str) -> dict[str, Any]:
    chosen = {str(one) for one in (value if isinstance(value, list) else [value])}
    choices = (
        param.offered(value)
        if param.shape in (segments.Shape.CHOICES, segments.Shape.CHOICE)
        else ()
    )
    return {
        "name": f"{param.name}:{path}",
        "label": param.label,
        "shape": str(param.shape),
        "value": "" if value is None else value,
        "choices": [(code, label, str(code) in chosen) for code, label in choices],
        "folded": bool(value) or not param.required,
        "least": param.least,
        "most": param.most,
    }
