"""Bringing the register up to what a source says, in one transaction.

Rows are loaded beside the register, made whole from what is known already, compared with it
once, and written. Which source has the say about which member is in ``SAYS``; the reasons are
in docs/adr/0013-cqc-register.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from sqlalchemy import text

from vicarity.core import bulk, clock
from vicarity.core.upsert import Written
from vicarity.extensions import db
from vicarity.register.enums import RegisterSource, Registration
from vicarity.register.errors import RegisterBusy
from vicarity.register.location import MEMBERS, Location
from vicarity.register.rules import Change, changes

#: What becomes of a member, given its old value ``{o}`` and its new one ``{n}``.
TELLS, KEEPS, FILLS, PREFERS = "{n}", "{o}", "coalesce({o}, {n})", "coalesce({n}, {o})"
#: An address written on one line replaces one in parts only when the home moved.
MOVES = "CASE WHEN o.address_line_1 IS NULL OR n.postcode <> o.postcode THEN {n} ELSE {o} END"
#: A rating goes together with its note and its day.
RATES = "CASE WHEN n.overall_rating IS NULL AND n.rating_note IS NULL THEN {o} ELSE {n} END"
#: The rating published later, of two sources that were read in the other order.
LATER = "CASE WHEN n.rated_on > coalesce(o.rated_on, '-infinity') THEN {n} ELSE {o} END"

_FACTS = tuple(member for member in MEMBERS if member != "location_id")
_ADDRESS = ("address_line_1", "address_line_2", "city", "county")
_RATING = ("overall_rating", "rating_note", "rated_on")
_LISTS = ("service_types", "specialisms")
_NOT_WEEKLY = ("registered_on", "is_dormant", "number_of_beds", "latitude", "longitude", *_RATING)

#: Who has the say about what, when the source is not older than what is known.
SAYS: Mapping[RegisterSource, Mapping[str, str]] = {
    RegisterSource.DIRECTORY: dict.fromkeys(_FACTS, TELLS) | {"also_known_as": KEEPS},
    RegisterSource.WEEKLY: dict.fromkeys(_FACTS, TELLS)
    | dict.fromkeys(_NOT_WEEKLY, KEEPS)
    | dict.fromkeys((*_LISTS, "is_care_home"), FILLS)
    | dict.fromkeys(_ADDRESS, MOVES)
    | {"postcode": PREFERS},
    RegisterSource.API: dict.fromkeys(_FACTS, PREFERS)
    | dict.fromkeys(_RATING, RATES)
    | {"registration": TELLS, "deregistered_on": TELLS},
}

#: What a monthly file still adds to a row that a later weekly file wrote.
ADDS: Mapping[str, str] = (
    dict.fromkeys(_FACTS, KEEPS) | dict.fromkeys(_NOT_WEEKLY, FILLS) | dict.fromkeys(_RATING, LATER)
)

_COLUMNS = ", ".join(MEMBERS)
_OLD, _NEW = (", ".join(f"{row}.{member}" for member in _FACTS) for row in ("o", "w"))
_WATCHED = ("location_id", "registration", "is_dormant", "name", "overall_rating", "rating_note")

#: Held until the transaction ends: of two merges at once neither would know what the other did.
_LOCK = text("SELECT pg_try_advisory_xact_lock(hashtext('cqc_locations'))")
_LOADED = text(
    f"CREATE TEMPORARY TABLE loaded AS SELECT {_COLUMNS} FROM cqc_locations WITH NO DATA"  # noqa: S608 - names of columns, here and below
)
_NUMBERED = text("ALTER TABLE loaded ADD line bigint GENERATED ALWAYS AS IDENTITY")
_WHOLE = f"""
    CREATE TEMPORARY TABLE whole AS
    SELECT w.*, o.location_id IS NULL AS is_new,
           o.location_id IS NOT NULL AND ({_OLD}) IS DISTINCT FROM ({_NEW}) AS differs
    FROM (
        SELECT n.location_id, {{facts}}
        FROM (SELECT DISTINCT ON (location_id) * FROM loaded ORDER BY location_id, line DESC) n
        LEFT JOIN cqc_locations o USING (location_id)
        WHERE CASE
            WHEN o.location_id IS NULL THEN NOT EXISTS (
                SELECT FROM cqc_locations WHERE source = 'directory' AND seen_at > :as_of)
            ELSE o.seen_at <= :as_of OR (:source = 'directory' AND o.source = 'weekly')
        END
    ) w LEFT JOIN cqc_locations o USING (location_id)
"""  # noqa: S608
_COUNTED = text("""
    SELECT count(*) FILTER (WHERE is_new) AS added, count(*) FILTER (WHERE differs) AS changed,
           count(*) AS usable, (SELECT count(DISTINCT location_id) FROM loaded) AS named
    FROM whole
""")
_CHANGED = text(f"""
    SELECT {", ".join(f"o.{name} AS old_{name}, w.{name} AS new_{name}" for name in _WATCHED)}
    FROM whole w JOIN cqc_locations o USING (location_id)
    WHERE differs AND (o.registration, o.is_dormant, o.name, o.overall_rating)
        IS DISTINCT FROM (w.registration, w.is_dormant, w.name, w.overall_rating)
    ORDER BY location_id
""")  # noqa: S608
_SAVED = text(f"""
    INSERT INTO cqc_locations AS o ({_COLUMNS}, source, seen_at)
    SELECT {_COLUMNS}, :source, :as_of FROM whole WHERE is_new OR differs ORDER BY location_id
    ON CONFLICT (location_id) DO UPDATE SET
        {", ".join(f"{member} = excluded.{member}" for member in _FACTS)},
        source = CASE WHEN o.seen_at <= :as_of THEN excluded.source ELSE o.source END,
        seen_at = greatest(o.seen_at, excluded.seen_at), updated_at = now()
""")  # noqa: S608
_MARKED = text("""
    UPDATE cqc_locations o SET seen_at = :as_of, source = :source
    FROM whole w WHERE w.location_id = o.location_id AND o.seen_at < :as_of
""")
_GONE = """
    registration = 'registered' AND seen_at <= :as_of AND location_id <> ALL(:spared)
    AND NOT EXISTS (SELECT FROM loaded n WHERE n.location_id = o.location_id)
"""
_COUNT_GONE = text(f"""
    SELECT count(*) AS gone,
           (SELECT count(*) FROM cqc_locations WHERE registration = 'registered') AS registered
    FROM cqc_locations o WHERE {_GONE}
""")  # noqa: S608
_TAKE_AWAY = text(f"""
    UPDATE cqc_locations o SET registration = 'deregistered', deregistered_on = :day,
        seen_at = :as_of, source = 'directory', updated_at = now()
    WHERE {_GONE} RETURNING {", ".join(_WATCHED)}
""")  # noqa: S608
_DROPPED = text("DROP TABLE loaded, whole")


@dataclass(frozen=True)
class Merged:
    """What a source's rows did.

    Attributes:
        written: Locations added, changed and unchanged.
        stale: Locations of which something newer is known.
        changes: What became different that people should hear of.
    """

    written: Written
    stale: int
    changes: list[Change]


def load(rows: Iterable[Location]) -> None:
    """Load rows beside the register, to be merged; of two with one id the later counts.

    Raises:
        RegisterBusy: The register is being brought up to something else.
    """
    if not db.session.scalar(_LOCK):
        raise RegisterBusy
    db.session.execute(_LOADED)
    db.session.execute(_NUMBERED)
    values = attrgetter(*MEMBERS)
    bulk.copy("loaded", MEMBERS, (values(row) for row in rows))
    bulk.analyse("loaded")  # without it PostgreSQL compares every row with every other


def merge(source: RegisterSource, as_of: datetime, silent: Iterable[str] = ()) -> Merged:
    """Write what was loaded into the register.

    Args:
        source: Where it was read.
        as_of: When it was true; rows of which something newer is known stay.
        silent: Members the source could tell and did not this time.
    """
    says = dict(SAYS[source]) | dict.fromkeys(silent, KEEPS)
    facts = ", ".join(f"{_whole(member, says[member])} AS {member}" for member in _FACTS)
    values = {"source": source, "as_of": as_of}
    db.session.execute(text(_WHOLE.format(facts=facts)), values)
    bulk.analyse("whole")
    counted = db.session.execute(_COUNTED).one()
    found = [change for row in db.session.execute(_CHANGED) for change in _changes(row._asdict())]
    db.session.execute(_SAVED, values)
    if source is not RegisterSource.WEEKLY:  # its dates say nothing about what it does not tell
        db.session.execute(_MARKED, values)
    added, changed, usable = counted.added, counted.changed, counted.usable
    return Merged(Written(added, changed, usable - added - changed), counted.named - usable, found)


def _whole(member: str, said: str) -> str:
    """Return the expression for a member of a whole row; an empty list says nothing."""
    new, old = f"n.{member}", f"o.{member}"
    if member in _LISTS:
        new, old = (f"nullif({name}, '{{}}')" for name in (new, old))
    fresh, late = (form.format(n=new, o=old) for form in (said, ADDS[member]))
    chosen = (
        f"CASE WHEN o.location_id IS NULL THEN {new}"
        f" WHEN o.seen_at <= :as_of THEN {fresh} ELSE {late} END"
    )
    nothing = {"is_dormant": "false"} | dict.fromkeys(_LISTS, "'{}'")
    return f"coalesce({chosen}, {nothing[member]})" if member in nothing else chosen


def _changes(row: Mapping[str, object]) -> list[Change]:
    before, after = ({name: row[f"{age}_{name}"] for name in _WATCHED} for age in ("old", "new"))
    return changes(before, after)


def count_gone(as_of: datetime, spared: Iterable[str]) -> tuple[int, int]:
    """Return how many registered locations the loaded rows no longer name, and of how many.

    Args:
        as_of: When the rows were true; locations seen later are not gone.
        spared: Locations whose rows could not be read.
    """
    row = db.session.execute(_COUNT_GONE, {"as_of": as_of, "spared": list(spared)}).one()
    return row.gone, row.registered


def take_away(as_of: datetime, spared: Iterable[str]) -> list[Change]:
    """Mark as deregistered what the loaded rows of a whole directory no longer name."""
    day = as_of.astimezone(clock.LONDON).date()
    values = {"as_of": as_of, "spared": list(spared), "day": day}
    gone = []
    for row in db.session.execute(_TAKE_AWAY, values):
        now = row._asdict()
        gone += changes(now | {"registration": Registration.REGISTERED.value}, now)
    return gone


def tidy() -> None:
    """Drop what was loaded."""
    db.session.execute(_DROPPED)
