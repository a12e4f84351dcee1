"""How the lists of the console call things: states of profiles and files, e-mails, jobs."""

from __future__ import annotations

import re

from vicarity.admin.enums import MailState
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.qualification.enums import Category
from vicarity.worker.enums import CompletionStatus, DbsStatus

COMPLETIONS = {
    CompletionStatus.COMPLETE: "Complete",
    CompletionStatus.IN_PROGRESS: "Begun",
    CompletionStatus.NOT_STARTED: "Not begun",
}

DBS = {
    DbsStatus.NOT_CHECKED: "Not checked",
    DbsStatus.BASIC: "Basic",
    DbsStatus.STANDARD: "Standard",
    DbsStatus.ENHANCED: "Enhanced",
    DbsStatus.ENHANCED_BARRED: "Enhanced with barred lists",
    DbsStatus.PENDING: "Applied for",
    DbsStatus.EXPIRED: "Expired",
}

CATEGORIES = {
    Category.MANDATORY: "Mandatory",
    Category.CLINICAL: "Clinical",
    Category.SPECIALIZED: "Specialised",
    Category.TRAINING: "Training",
    Category.PROFESSIONAL: "Professional",
}

DOCUMENTS = {
    DocumentKind.DBS_CERTIFICATE: "DBS certificate",
    DocumentKind.RIGHT_TO_WORK: "Right to work",
    DocumentKind.QUALIFICATION: "Qualification",
    DocumentKind.PHOTO: "Photo",
}

FORMATS = {ContentType.PDF: "PDF", ContentType.JPEG: "JPEG", ContentType.PNG: "PNG"}

#: A state in words, and the tone of its pill.
SCANS = {
    ScanStatus.CLEAN: ("Passed its checks", "ok"),
    ScanStatus.PENDING: ("Not scanned yet", "warn"),
    ScanStatus.INFECTED: ("Virus found", "bad"),
}

MAIL_STATES = {
    MailState.GIVEN_UP: ("Given up", "bad"),
    MailState.WAITING: ("Waiting", "warn"),
    MailState.SENDING: ("Being sent", ""),
    MailState.SENT: ("Sent", "ok"),
}

#: Kinds of things that the trail speaks of.
SUBJECTS = {
    "care_home": "Care home",
    "worker": "Care worker",
    "credential": "Credential",
    "document": "Document",
    "qualification": "Qualification",
    "account": "Account",
    "shift": "Shift",
    "booking": "Booking",
    "email": "Email",
    "job": "Job",
    "export": "Export",
}

#: What each message of the outbox is for.
TOPICS = {
    "auth.EmailVerificationRequested": "Link to prove an address",
    "auth.VerificationLinkWanted": "Request for a new link to prove an address",
    "auth.EmailVerified": "Welcome",
    "auth.RegistrationRepeated": "Notice that there is an account already",
    "auth.PasswordResetWanted": "Request to set a new password",
    "auth.PasswordResetPrepared": "Link to set a new password",
    "auth.PasswordChanged": "Notice of a new password",
    "auth.RefreshTokenReused": "Warning that a session was copied",
    "auth.SignInBlocked": "Warning that somebody guesses a password",
    "care_home.CareHomeVerified": "A care home is approved",
    "care_home.CareHomeRejected": "A care home is rejected",
    "care_home.CareHomeSuspended": "A care home is suspended",
    "care_home.CareHomeQuestioned": "Question to a care home",
    "team.InvitationMade": "Invitation to a care home's team",
    "qualification.CredentialVerified": "A credential is approved",
    "qualification.CredentialRejected": "A credential is rejected",
    "qualification.CredentialQuestioned": "Question about a credential",
    "qualification.CredentialExpiring": "Reminder that a credential runs out",
    "qualification.CredentialExpired": "A credential has run out",
    "booking.BookingApplied": "Somebody has applied for a shift",
    "booking.BookingTaken": "Somebody has taken a place",
    "booking.BookingConfirmed": "A booking is confirmed",
    "booking.BookingDeclined": "An applicant is declined",
    "booking.BookingCancelledByWorker": "A worker has cancelled",
    "booking.BookingCancelledByHome": "A care home has cancelled",
    "booking.BookingComesUp": "Reminder of a shift",
    "booking.BookingLapsed": "Nobody answered an application",
    "booking.BookingEndedForYou": "We have ended a booking for one side",
    "booking.ShiftCancelledForYou": "We have cancelled a shift for a home",
    "booking.EligibilityLost": "Warning to a worker who may not work a shift",
    "booking.BookingInDoubt": "Warning to a home that a booking is in doubt",
    "shift.ShiftChanged": "Notice that a shift has changed",
    "digest.NewShiftsFound": "New shifts near a worker",
    "document.DocumentUploaded": "Virus scan of a document",
    "document.DocumentInfected": "A virus in a document",
    "admin.StaffFactorSet": "Notice of a second factor",
    "admin.StaffFactorTakenAway": "Notice that a second factor is gone",
    "admin.StaffRecoveryCodeUsed": "Notice of a recovery code used",
}

#: What each function that a worker may run is for.
JOBS = {
    "workers_rq.deliver.deliver": "Handle a message of the outbox",
    "workers_rq.upkeep.tidy": "Delete what is of no use any more",
    "workers_rq.register_sync.follow": "Follow the CQC register",
    "workers_rq.expiry.follow": "Remind of credentials that run out, and mark those that did",
    "workers_rq.reminders.follow": "Look at bookings again the day before, and remind of them",
    "workers_rq.digests.follow": "Write about new shifts to whoever asked for that",
    "workers_rq.unanswered.follow": "End applications that nobody answered",
    "workers_rq.documents.scan_again": "Scan documents that were missed",
    "workers_rq.documents.purge": "Delete DBS certificates after six months",
    "workers_rq.documents.sweep": "Delete files that belong to nothing",
}


def topic(name: str) -> str:
    """Return what a message is for; one that nobody has worded yet by its own name."""
    return TOPICS.get(name) or _apart(name.rpartition(".")[2])


def job(function: str | None) -> str:
    """Return what a job is for."""
    if function is None:
        return "A job that cannot be read"
    return JOBS.get(function, "A job that is not ours")


def _apart(name: str) -> str:
    """Return ``CareHomeVerified`` as "Care home verified"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize()


def size(number: int) -> str:
    """Return a number of bytes for people."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB"


def full_name(first_name: str | None, last_name: str | None) -> str:
    """Return a person's name, as much of it as there is."""
    return " ".join(part for part in (first_name, last_name) if part) or "No name yet"
