"""Letters are edited: one writer at a time, and only what nobody has started meanwhile."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic

from alumni.staff.meanwhile import MeetsOthers
from campaigns.models import Campaign
from campaigns.staff.frame import hold_draft
from campaigns.staff.writing import WritesLetter


class LetterEditView(MeetsOthers, WritesLetter, generic.EditView):
    # Where a letter of this kind is begun.
    add_url_name = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was written in a letter that a colleague threw away meanwhile becomes a new one."""
        rows = self.model._default_manager.filter(pk=self.object_pk)
        if self.add_url_name and not rows.exists():
            messages.warning(
                request,
                _("The letter had been thrown away meanwhile: what you wrote becomes a new one."),
            )
            return resolve(reverse(self.add_url_name)).func(request)
        return super().post(request, *args, **kwargs)


class AutomationEditView(LetterEditView):
    add_url_name = "automation:add"

    def get_success_url(self) -> str:
        return reverse("automation_page", args=[self.object.pk])


class DraftEditView(LetterEditView):
    """What has been started is not rewritten: its words stand as they were sent."""

    template_name = "campaigns/staff/edit.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        campaign = get_object_or_404(Campaign, pk=kwargs["pk"])
        if campaign.state != Campaign.State.DRAFT:
            return redirect("campaign_ledger", campaign.pk)
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        """With the campaign locked before the version that hangs on it, as whoever sends does."""
        self.is_draft = self.request.method != "POST" or hold_draft(self.object_pk)
        self.campaign = get_object_or_404(Campaign, pk=self.object_pk)
        return super().get_object(queryset)

    def is_valid(self, form: BaseForm) -> bool:
        """Somebody may have sent or planned it while it was written: the words stay on the page."""
        if self.is_draft:
            return super().is_valid(form)
        self.produced_error_message = None
        return False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        started = None if self.is_draft else self.campaign
        return super().get_context_data(**kwargs) | {"started": started}


class CampaignEditView(DraftEditView):
    add_url_name = "campaign:add"

    def get_success_url(self) -> str:
        return reverse("campaign_review", args=[self.object.pk])


class TrialEditView(DraftEditView):
    def get_success_url(self) -> str:
        return reverse("campaign_review", args=[self.object.pk]) + "?version=b"


class DraftDeleteView(generic.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only a draft, or its version B, can be thrown away: what was sent is kept."""
        with transaction.atomic():
            if hold_draft(kwargs["pk"]):
                return super().dispatch(request, *args, **kwargs)
        raise PermissionDenied
