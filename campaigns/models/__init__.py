from campaigns.models.address_check import AddressCheck
from campaigns.models.automation import Automation, Occurrence
from campaigns.models.campaign import Campaign, Edition, Pace
from campaigns.models.feedback import Effect, Halt, Incoming, ReadMark
from campaigns.models.flow import Flow
from campaigns.models.installation import Installation
from campaigns.models.link import Click, Link
from campaigns.models.message import Attachment, Message
from campaigns.models.recipient import Chunk, DeliveryException, LeftOut, Recipient
from campaigns.models.segment import Segment, SegmentMember, SegmentRow, SegmentStale
from campaigns.models.suppression import Suppression
from campaigns.models.trial import Trial

__all__ = [
    "AddressCheck",
    "Attachment",
    "Automation",
    "Campaign",
    "Chunk",
    "Click",
    "DeliveryException",
    "Edition",
    "Effect",
    "Flow",
    "Halt",
    "Incoming",
    "Installation",
    "LeftOut",
    "Link",
    "Message",
    "Occurrence",
    "Pace",
    "ReadMark",
    "Recipient",
    "Segment",
    "SegmentMember",
    "SegmentRow",
    "SegmentStale",
    "Suppression",
    "Trial",
]
