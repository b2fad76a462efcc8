"""A letter that was started is written anew: the same words in a draft of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from alumni.access import office_only
from campaigns import copying, ledger
from campaigns.staff.frame import campaign_of


@require_POST
@office_only
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """To nobody yet: whom it goes to is chosen anew, and who got the first is said."""
    campaign = campaign_of(request, pk)
    if campaign.unsent or campaign.automation_id:
        raise Http404
    draft, book = copying.anew(campaign, request.user), ledger.of(campaign)
    said = _("This is a new draft with the same words. Choose whom it goes to.")
    if reached := book.sent + book.uncertain:
        rule = ngettext(
            "%(n)s person has got the earlier letter, or may have: the rule “Got a letter” of a "
            "segment leaves them out.",
            "%(n)s people have got the earlier letter, or may have: the rule “Got a letter” of a "
            "segment leaves them out.",
            reached,
        )
        said = f"{said} {rule % {'n': reached}}"
    messages.success(request, said)
    return redirect("campaign:edit", draft.pk)
