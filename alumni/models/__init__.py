from alumni.models.access_request import AccessRequest
from alumni.models.address import Address
from alumni.models.audit import AuditEntry
from alumni.models.batch import ImportBatch, ImportRow
from alumni.models.claim import ClaimRequest, CorrectionRequest
from alumni.models.consent import Consent, ConsentState, Purpose, Wording
from alumni.models.course import Course
from alumni.models.degree import Degree
from alumni.models.duplicate import DuplicatePair, MatchCard
from alumni.models.employment import Employment
from alumni.models.interaction import Interaction
from alumni.models.list_row import ListRow
from alumni.models.list_set import ListChange, ListSet
from alumni.models.mapping import ColumnMapping, WaitingFile
from alumni.models.merge import Merge
from alumni.models.note import Note
from alumni.models.offer import Offer
from alumni.models.organisation import Organisation, Sector
from alumni.models.person import Person
from alumni.models.programme import Campus, Department, Programme
from alumni.models.records import RecordsExtract, RecordsRow
from alumni.models.retention import (
    RetentionAct,
    RetentionCount,
    RetentionRule,
    RetentionRun,
)
from alumni.models.saved_view import SavedView
from alumni.models.search_row import (
    SearchBuild,
    SearchCard,
    SearchChange,
    SearchFacet,
    SearchName,
    SearchPosting,
    SearchRow,
    SearchWord,
)
from alumni.models.topic import DeclinedWord, Topic
from alumni.models.user import User

__all__ = [
    "AccessRequest",
    "Address",
    "AuditEntry",
    "Campus",
    "ClaimRequest",
    "ColumnMapping",
    "Consent",
    "ConsentState",
    "CorrectionRequest",
    "Course",
    "DeclinedWord",
    "Degree",
    "Department",
    "DuplicatePair",
    "Employment",
    "ImportBatch",
    "ImportRow",
    "Interaction",
    "ListChange",
    "ListRow",
    "ListSet",
    "MatchCard",
    "Merge",
    "Note",
    "Offer",
    "Organisation",
    "Person",
    "Programme",
    "Purpose",
    "RecordsExtract",
    "RecordsRow",
    "RetentionAct",
    "RetentionCount",
    "RetentionRule",
    "RetentionRun",
    "SavedView",
    "SearchBuild",
    "SearchCard",
    "SearchChange",
    "SearchFacet",
    "SearchName",
    "SearchPosting",
    "SearchRow",
    "SearchWord",
    "Sector",
    "Topic",
    "User",
    "WaitingFile",
    "Wording",
]
