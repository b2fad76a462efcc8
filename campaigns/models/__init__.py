from campaigns.models.automation import Automation, Occurrence
from campaigns.models.campaign import Campaign, Edition, Pace
from campaigns.models.installation import Installation
from campaigns.models.link import Click, Link
from campaigns.models.message import Attachment, Message
from campaigns.models.recipient import Chunk, DeliveryException, LeftOut, Recipient
from campaigns.models.segment import Segment, SegmentMember, SegmentRow, SegmentStale
from campaigns.models.suppression import Suppression

__all__ = [
    "Attachment",
    "Automation",
    "Campaign",
    "Chunk",
    "Click",
    "DeliveryException",
    "Edition",
    "Installation",
    "LeftOut",
    "Link",
    "Message",
    "Occurrence",
    "Pace",
    "Recipient",
    "Segment",
    "SegmentMember",
    "SegmentRow",
    "SegmentStale",
    "Suppression",
]
