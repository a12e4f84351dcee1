"""What waits in the made-up queue: each with something to find, or with nothing wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from vicarity.cli.demo.papers.facts import Form, Layout
from vicarity.qualification.rules import DBS, RIGHT_TO_WORK


class Twist(Enum):
    """How the paper differs from what the worker says."""

    NONE = auto()
    SURNAME = auto()
    NUMBER = auto()
    DATES = auto()
    RUN_OUT = auto()
    WRONG_PAPER = auto()
    NO_BARRED_LIST = auto()
    WORKFORCE = auto()


class Fate(Enum):
    """Where its check stands: rejected once and waiting ``AGAIN``, ``HELD`` for some weeks."""

    WAITS = auto()
    AGAIN = auto()
    ASKED = auto()
    VERIFIED = auto()
    HELD = auto()
    EXPIRING = auto()
    REJECTED = auto()
    EXPIRED = auto()


@dataclass(frozen=True)
class Case:
    """One credential and its evidence; ``form`` is ``None`` when nothing was uploaded."""

    code: str
    form: Form | None = Form.PDF
    twist: Twist = Twist.NONE
    fate: Fate = Fate.WAITS
    layout: Layout | None = None


#: In the order in which they wait; a longer queue begins again.
QUEUE = (
    Case("MOVING_HANDLING"),
    Case(DBS, Form.PHOTO, Twist.SURNAME),
    Case("CARE_CERTIFICATE"),
    Case(RIGHT_TO_WORK, layout=Layout.SHARE_CODE),
    Case("BASIC_LIFE_SUPPORT", Form.SCAN, Twist.DATES),
    Case(DBS),
    Case("SAFEGUARDING_ADULTS", Form.PHOTO),
    Case("NMC_RN", twist=Twist.NUMBER),
    Case("L3_DIP_AC"),
    Case("INFECTION_CONTROL", Form.BLURRED),
    Case(DBS, Form.SCAN, Twist.NUMBER),
    Case("FIRE_SAFETY", fate=Fate.AGAIN),
    Case(RIGHT_TO_WORK, Form.PHOTO),
    Case("MEDICATION_ADMIN"),
    Case("CARE_CERTIFICATE", Form.PHOTO, Twist.WRONG_PAPER),
    Case("PEG_FEEDING", None, fate=Fate.ASKED),
    Case("DEMENTIA_AWARENESS"),
    Case(DBS, twist=Twist.NO_BARRED_LIST),
    Case("L2_DIP_CARE", Form.SCAN, Twist.NUMBER),
    Case("MOVING_HANDLING", Form.PHOTO, Twist.RUN_OUT),
    Case("CATHETER_CARE", None),
    Case("MCA_DOLS"),
    Case(DBS, fate=Fate.AGAIN),
    Case(RIGHT_TO_WORK, twist=Twist.RUN_OUT, layout=Layout.SHARE_CODE),
    Case("FIRST_AID_LVL3", Form.SCAN),
    Case("SAFEGUARDING_ADULTS", twist=Twist.SURNAME),
    Case("NMC_RN"),
    Case("FOOD_HYGIENE"),
    Case(DBS, None),
    Case("OMMT_T2", Form.PHOTO, fate=Fate.ASKED),
    Case("L5_DIP_LMAC", Form.PHOTO),
    Case("EPILEPSY", Form.PHOTO, fate=Fate.AGAIN),
    Case(RIGHT_TO_WORK, Form.PHOTO, Twist.SURNAME),
    Case("EDI"),
    Case(DBS, twist=Twist.WORKFORCE),
    Case("NMC_NA", None),
    Case("FIRST_AID_EMERGENCY", Form.PHOTO, Twist.RUN_OUT),
    Case("MEDICATION_COMPETENCY", None, fate=Fate.ASKED),
    Case("BASIC_LIFE_SUPPORT"),
    Case(DBS, Form.BLURRED, fate=Fate.ASKED),
    Case("HEALTH_SAFETY", Form.SCAN),
    Case("MH_OBJECTS"),
    Case("DIABETES_CARE"),
    Case("CARE_CERTIFICATE", Form.SCAN),
)

#: What everybody must hold beside the first three, all of it approved.
_MANDATORY = (
    "SAFEGUARDING_ADULTS",
    "BASIC_LIFE_SUPPORT",
    "FIRE_SAFETY",
    "INFECTION_CONTROL",
    "HEALTH_SAFETY",
    "MCA_DOLS",
    "EDI",
    "GDPR",
    "LEARNING_DISABILITY_AUTISM",
)

#: What somebody holds who may work any shift that needs nothing special.
OF_AN_APPLICANT = tuple(
    Case(code, None, fate=Fate.HELD)
    for code in ("CARE_CERTIFICATE", RIGHT_TO_WORK, DBS, "MOVING_HANDLING", *_MANDATORY)
)

#: What the worker everybody can sign in as holds: what is mandatory, and beside it one of each
#: other standing.
OF_THE_DEMO_WORKER = (
    Case("CARE_CERTIFICATE", fate=Fate.HELD),
    Case(RIGHT_TO_WORK, Form.PHOTO, fate=Fate.HELD),
    Case(DBS, fate=Fate.HELD),
    Case("MOVING_HANDLING", fate=Fate.EXPIRING),
    *(Case(code, None, fate=Fate.HELD) for code in _MANDATORY),
    Case("DEMENTIA_AWARENESS"),
    Case("MEDICATION_ADMIN", Form.BLURRED, fate=Fate.REJECTED),
    Case("FOOD_HYGIENE", Form.SCAN, fate=Fate.EXPIRED),
    Case("PEG_FEEDING", None, fate=Fate.ASKED),
)
