from engagement.models.ask import Ask
from engagement.models.ask_limit import AskLimit
from engagement.models.contract import Contract, ContractDuty, ContractFollowUp
from engagement.models.handover import Handover
from engagement.models.mentor_application import MentorApplication
from engagement.models.mentor_pair import FitCheck, Meeting, MentorPair, Side
from engagement.models.mentor_round import MentorRound
from engagement.models.note import Note
from engagement.models.report import AskingStop, Report
from engagement.models.request import Request
from engagement.models.round_mentor import RoundMentor
from engagement.models.wording import Wording

__all__ = [
    "Ask",
    "AskLimit",
    "AskingStop",
    "Contract",
    "ContractDuty",
    "ContractFollowUp",
    "FitCheck",
    "Handover",
    "Meeting",
    "MentorApplication",
    "MentorPair",
    "MentorRound",
    "Note",
    "Report",
    "Request",
    "RoundMentor",
    "Side",
    "Wording",
]
