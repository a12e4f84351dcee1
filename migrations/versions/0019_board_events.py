"""Who did what to a shift or a booking, and the ways by which the console finds both.

Revision: 0019, after 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "board_events",
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("booking_id", sa.Uuid(), nullable=True),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_events")),
    )
    op.create_index("ix_board_events_shift", "board_events", ["shift_id", "at", "id"])
    op.create_index(
        "ix_board_events_booking",
        "board_events",
        ["booking_id", "at", "id"],
        postgresql_where=sa.text("booking_id IS NOT NULL"),
    )
    op.execute(
        "CREATE TRIGGER board_events_are_final BEFORE UPDATE OR DELETE OR TRUNCATE"
        " ON board_events FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()"
    )
    op.create_index("ix_shifts_begins", "shifts", ["starts_at", "id", "status", "role"])
    op.create_index("ix_bookings_begins", "bookings", ["starts_at", "id", "status"])
    op.create_index(
        "ix_bookings_unanswered",
        "bookings",
        ["starts_at"],
        postgresql_where=sa.text("status = 'applied'"),
    )
    op.create_index(
        "ix_outbox_messages_booking",
        "outbox_messages",
        [sa.literal_column("(payload ->> 'booking_id')")],
        postgresql_where=sa.text("(payload ->> 'booking_id') IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_messages_booking", table_name="outbox_messages")
    op.drop_index("ix_bookings_unanswered", table_name="bookings")
    op.drop_index("ix_bookings_begins", table_name="bookings")
    op.drop_index("ix_shifts_begins", table_name="shifts")
    op.drop_table("board_events")
