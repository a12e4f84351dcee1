"""Tables of the job board."""

from vicarity.shift.models.booking import Booking, RestException, WorkingTimeOptOut
from vicarity.shift.models.event import BoardEvent
from vicarity.shift.models.relation import Block, Favourite
from vicarity.shift.models.shift import CareRole, Shift, ShiftTemplate

__all__ = [
    "Block",
    "BoardEvent",
    "Booking",
    "CareRole",
    "Favourite",
    "RestException",
    "Shift",
    "ShiftTemplate",
    "WorkingTimeOptOut",
]
