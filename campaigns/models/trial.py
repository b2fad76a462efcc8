from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign, Edition
from campaigns.models.content import Content
from campaigns.models.recipient import Chunk


class Trial(Content):
    """A second version of a campaign's letter, B. Some get A and as many get B; when both have
    had their time, the better one goes to the rest.

    What is empty here is as in A. Which version a letter was follows from its number alone.
    """

    Version = Edition.Version

    campaign = models.OneToOneField(
        Campaign, models.CASCADE, primary_key=True, related_name="trial", editable=False
    )
    share = models.PositiveSmallIntegerField(
        _("percent that get each version first"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
        help_text=_("With 10, a tenth gets A, a tenth gets B, and eight tenths get the better."),
    )
    hours = models.PositiveSmallIntegerField(
        _("hours to wait"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(168)],
        help_text=_("From when the last letter of the test has left."),
    )
    least = models.PositiveSmallIntegerField(
        _("fewest people who must have clicked"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("With fewer in both together, chance would decide: then A goes to the rest."),
    )
    # How many letters the test has, half of each version; fixed together with the recipients.
    tested = models.PositiveIntegerField(null=True, editable=False)
    waits_since = models.DateTimeField(null=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    by_hand = models.BooleanField(default=False, editable=False)
    winner = models.CharField(max_length=1, choices=Version, blank=True, editable=False)
    # People who had clicked when it was decided; later clicks change nothing.
    clicked_a = models.PositiveIntegerField(null=True, editable=False)
    clicked_b = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("A/B test")
        verbose_name_plural = _("A/B tests")
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=40), name="trial_leaves_a_rest"
            ),
            models.CheckConstraint(
                condition=Q(winner="", decided_at=None)
                | Q(winner__in=["a", "b"], decided_at__isnull=False),
                name="trial_has_a_winner_when_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign}: B"

    @property
    def changes(self) -> list[str]:
        """The fields in which B is not as A."""
        return [name for name, value in self.words().items() if value and self._differs(name)]

    def _differs(self, name: str) -> bool:
        mine, theirs = getattr(self, name), getattr(self.campaign, name)
        if name.startswith("body"):
            return _without_ids(mine) != _without_ids(theirs)
        return mine != theirs

    def letter(self) -> Campaign:
        """The campaign with B's words in place of A's. Not to be saved."""
        campaign = Campaign.objects.select_related("purpose").get(pk=self.campaign_id)
        for name in self.changes:
            setattr(campaign, name, getattr(self, name))
        campaign.version = self.Version.B
        return campaign

    def size_for(self, going: int) -> int:
        """Letters of the test when so many are to be sent: as many A as B, and a rest."""
        return 2 * (going * self.share // 100)

    def version_of(self, seq: int) -> str:
        """Which version letter `seq` is; empty for one of the rest as long as none has won.

        A and B take turns in the test, so that both leave at the same time.
        """
        if seq > (self.tested or 0):
            return self.winner
        return self.Version.A if seq % 2 else self.Version.B

    @property
    def gap(self) -> int:
        """Numbers without a letter between the test and the rest, whose first chunk is held."""
        return -(self.tested or 0) % Chunk.SIZE

    @property
    def over_at(self) -> datetime | None:
        """When the wait is over; None before the whole test has left."""
        return self.waits_since and self.waits_since + timedelta(hours=self.hours)


def _without_ids(body: object) -> list[tuple[str, object]]:
    return [(child["type"], child["value"]) for child in body.get_prep_value()]
