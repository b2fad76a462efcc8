"""The post room in the back office: campaigns, segments, and the style sheet of our screens."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from alumni.access import OFFICE, RolePolicy
from alumni.forms.choosing import NamesNothing
from campaigns import again
from campaigns.models import Automation, Campaign, Trial
from campaigns.staff import (
    automations,
    bars,
    came_back,
    editing,
    health,
    held,
    left_out,
    planning,
    previews,
    sent_anew,
    trials,
)
from campaigns.staff import campaigns as screens
from campaigns.staff import segments as builder
from campaigns.staff.writing import WritesLetter

register_permission_policy(Campaign, RolePolicy(Campaign, OFFICE))
register_permission_policy(Automation, RolePolicy(Automation, OFFICE))
register_permission_policy(Trial, RolePolicy(Trial, OFFICE))


class CampaignCreateView(WritesLetter, generic.CreateView):
    def save_instance(self) -> Campaign:
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_url(self) -> str:
        """On to the last look, which says what is missing and leads back to the words."""
        return reverse("campaign_review", args=[self.object.pk])


class CampaignIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Campaign]:
        """Without the rounds of automatic letters, which stand with their letter."""
        campaigns = super().get_base_queryset().filter(automation=None)
        return campaigns.select_related("segment", "purpose")


def _words(*before: Panel) -> list[ObjectList]:
    """A tab for each language, with the fields that are filled in for each reader."""
    return [
        ObjectList(
            [
                *before,
                *(FieldPanel(f"{part}_{code}") for part in ("subject", "preheader", "body")),
                HelpPanel(template="campaigns/staff/_merge_fields.html"),
            ],
            heading=heading,
        )
        for code, heading in (("sv", _("In Swedish")), ("en", _("In English")))
    ]


def _about_second_copies() -> str:
    """What sending again means with whoever takes our letters."""
    if again.memory():
        return gettext(
            "Our mail provider knows a letter again for a day: sent again within it, "
            "the letter still arrives once."
        )
    return gettext("A mail server cannot tell: sent again, a letter may arrive twice.")


class CampaignViewSet(NamesNothing, ModelViewSet):
    model = Campaign
    nothing = {"purpose": _("Choose a purpose"), "segment": _("Choose a segment")}
    name = "campaign"
    url_prefix = "campaigns"
    url_namespace = "campaign"
    icon = "mail"
    menu_label = _("Campaigns")
    menu_order = 210
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CampaignIndexView
    delete_view_class = editing.DraftDeleteView
    add_view_class = CampaignCreateView
    edit_view_class = editing.CampaignEditView
    list_display = [
        "name",
        Column(
            "get_kind_display", label=capfirst(_("kind")), sort_key="kind", classname="sv-roomy"
        ),
        Column(
            "segment",
            label=capfirst(_("segment")),
            accessor=lambda campaign: campaign.segment or "",
            classname="sv-roomy",
        ),
        "state",
        "started_at",
    ]
    list_filter = ["state", "kind"]
    search_fields = ["name", "subject_sv", "subject_en"]
    search_backend_name = None
    ordering = ["-created_at", "-pk"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("purpose")]),
                    FieldPanel("segment"),
                    FieldPanel("public"),
                    FieldRowPanel(
                        [
                            FieldPanel(
                                "uncertain_policy", help_text=lazy(_about_second_copies, str)()
                            ),
                            FieldPanel("rate_per_minute"),
                        ]
                    ),
                ],
                heading=_("To whom"),
            ),
            *_words(),
        ]
    )


class TrialIndexView(generic.IndexView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A second version stands with its campaign: it has no list of its own."""
        return redirect("campaign:index")


class TrialCreateView(generic.CreateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """It is begun on the campaign's own page."""
        return redirect("campaign:index")


class TrialViewSet(ModelViewSet):
    model = Trial
    name = "trial"
    url_prefix = "campaign-versions"
    url_namespace = "trial"
    icon = "mail"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    index_view_class = TrialIndexView
    add_view_class = TrialCreateView
    edit_view_class = editing.TrialEditView
    delete_view_class = editing.DraftDeleteView
    edit_handler = TabbedInterface(
        [
            *_words(HelpPanel(template="campaigns/staff/_version_b.html")),
            ObjectList(
                [
                    HelpPanel(template="campaigns/staff/_trial_rule.html"),
                    FieldRowPanel([FieldPanel("share"), FieldPanel("hours"), FieldPanel("least")]),
                ],
                heading=_("Who gets it, and what decides"),
            ),
        ]
    )


class AutomationCreateView(WritesLetter, generic.CreateView):
    def save_instance(self) -> Automation:
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_url(self) -> str:
        return reverse("automation_page", args=[self.object.pk])


class AutomationIndexView(generic.IndexView):
    def get_edit_url(self, instance: Automation) -> str:
        """A name leads to the letter and its rounds; from there it is edited."""
        return reverse("automation_page", args=[instance.pk])


class AutomationDeleteView(generic.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One that has had a round is turned off, not thrown away: its ledgers are kept."""
        if get_object_or_404(Automation, pk=kwargs["pk"]).rounds.exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AutomationViewSet(NamesNothing, ModelViewSet):
    model = Automation
    nothing = {
        "occasion": _("Choose an occasion"), "purpose": _("Choose a purpose"),
        "segment": _("Everybody"),
    }  # fmt: skip
    name = "automation"
    url_prefix = "automatic-letters"
    url_namespace = "automation"
    icon = "time"
    menu_label = _("Automatic letters")
    menu_order = 215
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AutomationIndexView
    add_view_class = AutomationCreateView
    edit_view_class = editing.AutomationEditView
    delete_view_class = AutomationDeleteView
    list_display = [
        "name",
        "occasion",
        Column("purpose", label=capfirst(_("purpose")), sort_key="purpose", classname="sv-roomy"),
        Column(
            "active_since",
            label=capfirst(_("on since")),
            accessor=lambda automation: (
                date_format(timezone.localtime(automation.active_since), "SHORT_DATE_FORMAT")
                if automation.is_on
                else _("Off")
            ),
            sort_key="active_since",
        ),
    ]
    list_filter = ["occasion"]
    search_fields = ["name", "subject_sv", "subject_en"]
    search_backend_name = None
    ordering = ["name", "pk"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("occasion"), FieldPanel("purpose")]),
                    FieldRowPanel([FieldPanel("months"), FieldPanel("years")]),
                    FieldPanel("segment"),
                ],
                heading=_("To whom"),
            ),
            *_words(),
        ]
    )


@hooks.register("register_admin_viewset")
def register_campaigns() -> list[ModelViewSet]:
    return [CampaignViewSet(), TrialViewSet(), AutomationViewSet()]


@hooks.register("register_admin_urls")
def register_screens() -> list:
    return [
        path("post/<int:pk>/", screens.page, name="campaign_page"),
        path("post/<int:pk>/review/", screens.review, name="campaign_review"),
        path("post/<int:pk>/preview/", previews.preview, name="campaign_preview"),
        path("post/<int:pk>/reader/", screens.find_reader, name="campaign_reader"),
        path("post/<int:pk>/trial/", trials.begin, name="campaign_trial"),
        path("post/<int:pk>/trial/drop/", trials.drop, name="campaign_trial_drop"),
        path("post/<int:pk>/trial/decide/", trials.decide, name="campaign_trial_decide"),
        path("post/<int:pk>/proof/", screens.send_proof, name="campaign_proof"),
        path("post/<int:pk>/send/", screens.send, name="campaign_send"),
        path("post/<int:pk>/ledger/", screens.ledger_page, name="campaign_ledger"),
        path("post/<int:pk>/ledger/live/", screens.ledger_live, name="campaign_ledger_live"),
        path("post/<int:pk>/left-out/<slug:reason>/", left_out.page, name="campaign_left_out"),
        path("post/<int:pk>/schedule/", planning.schedule, name="campaign_schedule"),
        path("post/<int:pk>/hours/", planning.hours, name="campaign_hours"),
        path("post/<int:pk>/unschedule/", planning.unschedule, name="campaign_unschedule"),
        path("post/<int:pk>/anew/", sent_anew.write, name="campaign_anew"),
        path("post/<int:pk>/settle/", screens.settle, name="campaign_settle"),
        path("post/<int:pk>/settle-all/", screens.settle_all, name="campaign_settle_all"),
        path("post/<int:pk>/look-up/", screens.look_up, name="campaign_look_up"),
        path("post/<int:pk>/<slug:act>/", screens.steer, name="campaign_steer"),
        path("automatic/<int:pk>/", automations.page, name="automation_page"),
        path("automatic/<int:pk>/preview/", automations.preview, name="automation_preview"),
        path("automatic/<int:pk>/on/", automations.turn_on, name="automation_on"),
        path("automatic/<int:pk>/off/", automations.turn_off, name="automation_off"),
        path("post/health/", health.page, name="sending_health"),
        path("post/held/", held.page, name="sending_held"),
        path("post/held/resume/", held.resume, name="sending_resume"),
        path("came-back/", came_back.page, name="came_back"),
        path("came-back/latest/", came_back.latest, name="came_back_latest"),
        path("came-back/latest/<int:pk>/undo/", came_back.undo, name="came_back_undo"),
        path("came-back/odd/", came_back.odd, name="came_back_odd"),
        path("came-back/odd/<int:pk>/settle/", came_back.settle, name="came_back_settle"),
        path("came-back/bars/", bars.index, name="bars"),
        path("came-back/bars/add/", bars.add, name="bar_add"),
        path("came-back/bars/<int:pk>/lift/", bars.lift, name="bar_lift"),
        path("came-back/bars/lift/", bars.lift_many, name="bars_lift"),
        path("came-back/unreached/", bars.unreached, name="unreached"),
        path("came-back/campaign/<int:pk>/go-on/", came_back.go_on, name="campaign_go_on"),
        path("segments/", builder.index, name="segment_list"),
        path("segments/new/", builder.build, name="segment_new"),
        path("segments/figures/", builder.figures, name="segment_figures"),
        path("segments/<int:pk>/", builder.build, name="segment_edit"),
        path("segments/<int:pk>/freeze/", builder.freeze, name="segment_freeze"),
        path("segments/<int:pk>/thaw/", builder.thaw, name="segment_thaw"),
        path("segments/<int:pk>/delete/", builder.delete, name="segment_delete"),
    ]


@hooks.register("register_admin_menu_item")
def segments_in_menu() -> MenuItem:
    return MenuItem(_("Segments"), reverse("segment_list"), icon_name="group", order=200)


@hooks.register("register_admin_menu_item")
def came_back_in_menu() -> MenuItem:
    return MenuItem(_("What came back"), reverse("came_back"), icon_name="rotate", order=215)


@hooks.register("register_admin_menu_item")
def health_in_menu() -> MenuItem:
    return MenuItem(_("Sending health"), reverse("sending_health"), icon_name="history", order=217)


@hooks.register("insert_global_admin_css")
def our_screens() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/campaigns.css"))
