"""The job board: roles, shifts, bookings, and who would rather work with whom.

What must never happen is refused here, whatever the application does: a worker's confirmed
bookings cannot overlap (an exclusion constraint), and a shift cannot have more of them than it
has places (a trigger keeps the count, a check bounds it).

Revision: 0016, after 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

#: Equality of ids in a GiST index, without the extension that has it.
UUIDRANGE = "CREATE TYPE uuidrange AS RANGE (subtype = uuid)"
NEVER_TWICE = """
    ALTER TABLE bookings ADD CONSTRAINT ex_bookings_one_at_a_time EXCLUDE USING gist (
        uuidrange(worker_id, worker_id, '[]') WITH =, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (status = 'confirmed')
"""

BOOKING_IS_COUNTED = """
    CREATE FUNCTION booking_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        taken CONSTANT varchar[] := '{confirmed, completed, no_show}';
        before integer := 0;
        after integer := 0;
    BEGIN
        IF TG_OP <> 'INSERT' THEN before := (OLD.status = ANY (taken))::int; END IF;
        IF TG_OP <> 'DELETE' THEN after := (NEW.status = ANY (taken))::int; END IF;
        IF before <> after THEN
            UPDATE shifts SET confirmed = confirmed + after - before
            WHERE id = coalesce(NEW.shift_id, OLD.shift_id);
        END IF;
        RETURN NULL;
    END $$
"""
COUNTED = """
    CREATE TRIGGER booking_is_counted AFTER INSERT OR DELETE OR UPDATE OF status ON bookings
    FOR EACH ROW EXECUTE FUNCTION booking_is_counted()
"""

#: Squares of 20 km: a home's decides in which searches by start or rate its shifts are looked for.
#: The lock makes a home that is moving at this moment wait, or be waited for.
SHIFT_IS_PLACED = """
    CREATE FUNCTION shift_is_placed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        SELECT easting / 20000 * 1000 + northing / 20000 INTO NEW.cell
        FROM care_home_profiles WHERE id = NEW.care_home_id FOR SHARE;
        RETURN NEW;
    END $$
"""
PLACED_AT_FIRST = """
    CREATE TRIGGER shift_is_placed BEFORE INSERT ON shifts
    FOR EACH ROW WHEN (NEW.cell IS NULL) EXECUTE FUNCTION shift_is_placed()
"""
SHIFTS_MOVE = """
    CREATE FUNCTION shifts_move_with_their_home() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE shifts SET cell = NEW.easting / 20000 * 1000 + NEW.northing / 20000
        WHERE care_home_id = NEW.id AND (ends_at > now() OR status = 'draft');
        RETURN NULL;
    END $$
"""
MOVED = """
    CREATE TRIGGER shifts_move_with_their_home
    AFTER UPDATE OF easting, northing ON care_home_profiles
    FOR EACH ROW WHEN ((OLD.easting, OLD.northing) IS DISTINCT FROM (NEW.easting, NEW.northing))
    EXECUTE FUNCTION shifts_move_with_their_home()
"""


#: How much of a shift lies between 23:00 and 06:00 in the night that ends so many days after its
#: first day. What counts is what passes: when the clocks change, a night has 6 hours or 8.
LONDON = "AT TIME ZONE 'Europe/London'"
MIDNIGHT = f"date_trunc('day', starts_at {LONDON})"
BY_NIGHT = f"""
    greatest(
        least(ends_at, ({MIDNIGHT} + interval '{{days}} days 6 hours') {LONDON})
        - greatest(starts_at, ({MIDNIGHT} + interval '{{days}} days -1 hour') {LONDON}),
        interval '0'
    )
"""
#: See ``ShiftKind``. A shift lasts a day at most, so it touches three nights at most.
SHIFT_TYPE = f"""
    CREATE FUNCTION shift_type(starts_at timestamptz, ends_at timestamptz)
    RETURNS varchar LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
        WHEN {" + ".join(BY_NIGHT.format(days=days) for days in range(3))} >= interval '3 hours'
            THEN 'night'
        WHEN ends_at - starts_at >= interval '10 hours' THEN 'long_day'
        WHEN extract(hour FROM starts_at {LONDON}) < 12 THEN 'early'
        ELSE 'late'
    END
"""


def upgrade() -> None:
    op.execute(SHIFT_TYPE)
    op.create_table(
        "care_roles",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "required",
            postgresql.ARRAY(sa.String(length=40)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("display_order", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_care_roles")),
    )
    op.create_table(
        "working_time_opt_outs",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column(
            "agreed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.CheckConstraint(
            "(until_day IS NULL) = (ended_at IS NULL)",
            name=op.f("ck_working_time_opt_outs_ended_has_day"),
        ),
        sa.CheckConstraint(
            "until_day >= from_day", name=op.f("ck_working_time_opt_outs_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["users.id"],
            name=op.f("fk_working_time_opt_outs_worker_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_time_opt_outs")),
    )
    op.create_index(
        "uq_working_time_opt_outs_open",
        "working_time_opt_outs",
        ["worker_id"],
        unique=True,
        postgresql_where=sa.text("until_day IS NULL"),
    )
    op.create_table(
        "blocks",
        sa.Column(
            "side",
            sa.Enum(
                "worker",
                "care_home",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column(
            "since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_blocks_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["users.id"],
            name=op.f("fk_blocks_decided_by_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["users.id"], name=op.f("fk_blocks_worker_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("side", "care_home_id", "worker_id", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_worker_id"), "blocks", ["worker_id"], unique=False)
    op.create_table(
        "favourites",
        sa.Column(
            "side",
            sa.Enum(
                "worker",
                "care_home",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column(
            "since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_favourites_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["users.id"],
            name=op.f("fk_favourites_worker_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("side", "care_home_id", "worker_id", name=op.f("pk_favourites")),
    )
    op.create_index(op.f("ix_favourites_worker_id"), "favourites", ["worker_id"], unique=False)
    op.create_table(
        "shift_templates",
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("hourly_rate", sa.Integer(), nullable=True),
        sa.Column("positions", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "required_qualifications",
            postgresql.ARRAY(sa.String(length=40)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "booking_mode",
            sa.Enum(
                "approve",
                "instant",
                name="bookingmode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="approve",
            nullable=False,
        ),
        sa.Column("description", sa.String(length=4000), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_shift_templates_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["role"], ["care_roles.code"], name=op.f("fk_shift_templates_role_care_roles")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_templates")),
    )
    op.create_index(
        "uq_shift_templates_name",
        "shift_templates",
        ["care_home_id", sa.literal_column("lower(name)")],
        unique=True,
    )
    op.create_table(
        "shifts",
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "shift_type",
            sa.Enum(
                "early",
                "late",
                "long_day",
                "night",
                name="shiftkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            sa.Computed("shift_type(starts_at, ends_at)", persisted=True),
            nullable=False,
        ),
        sa.Column("break_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("hourly_rate", sa.Integer(), nullable=False),
        sa.Column("positions", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("confirmed", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "required_qualifications",
            postgresql.ARRAY(sa.String(length=40)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "booking_mode",
            sa.Enum(
                "approve",
                "instant",
                name="bookingmode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="approve",
            nullable=False,
        ),
        sa.Column("description", sa.String(length=4000), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "open",
                "cancelled",
                name="shiftstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="draft",
            nullable=False,
        ),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("posted_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancellation_reason", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)",
            name=op.f("ck_shifts_cancelled_has_date"),
        ),
        sa.CheckConstraint(
            "ends_at <= starts_at + interval '24 hours'", name=op.f("ck_shifts_at_most_a_day")
        ),
        sa.CheckConstraint(
            "status <> 'open' OR published_at IS NOT NULL", name=op.f("ck_shifts_open_has_date")
        ),
        sa.CheckConstraint("break_minutes BETWEEN 0 AND 240", name=op.f("ck_shifts_break_range")),
        sa.CheckConstraint(
            "confirmed BETWEEN 0 AND positions", name=op.f("ck_shifts_never_overfull")
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_shifts_ends_after_start")),
        sa.CheckConstraint("hourly_rate BETWEEN 1 AND 100000", name=op.f("ck_shifts_rate_range")),
        sa.CheckConstraint("positions BETWEEN 1 AND 100", name=op.f("ck_shifts_positions_range")),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_shifts_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["posted_by"], ["users.id"], name=op.f("fk_shifts_posted_by_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["role"], ["care_roles.code"], name=op.f("fk_shifts_role_care_roles")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
    )
    op.create_index("ix_shifts_home", "shifts", ["care_home_id", "starts_at", "id"], unique=False)
    op.create_index(
        "ix_shifts_open_home",
        "shifts",
        ["care_home_id", "starts_at", "id"],
        unique=False,
        postgresql_include=["role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_shifts_open_rate",
        "shifts",
        ["cell", sa.literal_column("(- hourly_rate)"), "starts_at", "id"],
        unique=False,
        postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_shifts_open_start",
        "shifts",
        ["cell", "starts_at", "id"],
        unique=False,
        postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_shifts_series_id",
        "shifts",
        ["series_id"],
        unique=False,
        postgresql_where=sa.text("series_id IS NOT NULL"),
    )
    op.create_table(
        "bookings",
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "applied",
                "confirmed",
                "declined",
                "withdrawn",
                "cancelled_by_worker",
                "cancelled_by_home",
                "completed",
                "no_show",
                name="bookingstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="applied",
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column(
            "applied_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(status IN ('applied', 'confirmed')) = (ended_at IS NULL)",
            name=op.f("ck_bookings_ended_has_date"),
        ),
        sa.CheckConstraint(
            "status <> 'confirmed' OR evidence IS NOT NULL",
            name=op.f("ck_bookings_confirmed_has_evidence"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_bookings_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["confirmed_by"],
            ["users.id"],
            name=op.f("fk_bookings_confirmed_by_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["users.id"], name=op.f("fk_bookings_ended_by_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"],
            ["shifts.id"],
            name=op.f("fk_bookings_shift_id_shifts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["users.id"],
            name=op.f("fk_bookings_worker_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
    )
    op.create_index(
        "ix_bookings_reminder",
        "bookings",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text("status = 'confirmed' AND reminded_at IS NULL"),
    )
    op.create_index("ix_bookings_shift", "bookings", ["shift_id", "status"], unique=False)
    op.create_index(
        "ix_bookings_worker", "bookings", ["worker_id", "starts_at", "id"], unique=False
    )
    op.create_index(
        "uq_bookings_live",
        "bookings",
        ["shift_id", "worker_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('applied', 'confirmed')"),
    )
    op.create_table(
        "rest_exceptions",
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column(
            "recorded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["users.id"],
            name=op.f("fk_rest_exceptions_recorded_by_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"],
            ["shifts.id"],
            name=op.f("fk_rest_exceptions_shift_id_shifts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["users.id"],
            name=op.f("fk_rest_exceptions_worker_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rest_exceptions")),
    )
    op.create_index(
        "uq_rest_exceptions_shift_worker", "rest_exceptions", ["shift_id", "worker_id"], unique=True
    )
    for statement in (UUIDRANGE, NEVER_TWICE, BOOKING_IS_COUNTED, COUNTED):
        op.execute(statement)
    for statement in (SHIFT_IS_PLACED, PLACED_AT_FIRST, SHIFTS_MOVE, MOVED):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TRIGGER shifts_move_with_their_home ON care_home_profiles")
    op.drop_index("uq_rest_exceptions_shift_worker", table_name="rest_exceptions")
    op.drop_table("rest_exceptions")
    op.drop_index(
        "uq_bookings_live",
        table_name="bookings",
        postgresql_where=sa.text("status IN ('applied', 'confirmed')"),
    )
    op.drop_index("ix_bookings_worker", table_name="bookings")
    op.drop_index("ix_bookings_shift", table_name="bookings")
    op.drop_index(
        "ix_bookings_reminder",
        table_name="bookings",
        postgresql_where=sa.text("status = 'confirmed' AND reminded_at IS NULL"),
    )
    op.drop_table("bookings")
    op.drop_index(
        "ix_shifts_series_id",
        table_name="shifts",
        postgresql_where=sa.text("series_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_shifts_open_start",
        table_name="shifts",
        postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index(
        "ix_shifts_open_rate",
        table_name="shifts",
        postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index(
        "ix_shifts_open_home",
        table_name="shifts",
        postgresql_include=["role", "hourly_rate", "shift_type"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index("ix_shifts_home", table_name="shifts")
    op.drop_table("shifts")
    op.drop_index("uq_shift_templates_name", table_name="shift_templates")
    op.drop_table("shift_templates")
    op.drop_index(op.f("ix_favourites_worker_id"), table_name="favourites")
    op.drop_table("favourites")
    op.drop_index(op.f("ix_blocks_worker_id"), table_name="blocks")
    op.drop_table("blocks")
    op.drop_index(
        "uq_working_time_opt_outs_open",
        table_name="working_time_opt_outs",
        postgresql_where=sa.text("until_day IS NULL"),
    )
    op.drop_table("working_time_opt_outs")
    op.drop_table("care_roles")
    for function in ("booking_is_counted", "shift_is_placed", "shifts_move_with_their_home"):
        op.execute(f"DROP FUNCTION {function}()")
    op.execute("DROP FUNCTION shift_type(timestamptz, timestamptz)")
    op.execute("DROP TYPE uuidrange")
