"""Links to calendars, and who wants to hear of new shifts by e-mail.

Revision: 0018, after 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_calendar_feeds_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_calendar_feeds_secret_hash")),
    )
    op.create_table(
        "digest_choices",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "frequency",
            sa.Enum(
                "off",
                "daily",
                "weekly",
                name="howoften",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("radius_miles", sa.Integer(), nullable=True),
        sa.Column(
            "roles",
            postgresql.ARRAY(sa.String(length=40)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("news_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(frequency = 'off') = (next_at IS NULL)", name=op.f("ck_digest_choices_due_when_on")
        ),
        sa.CheckConstraint(
            "radius_miles BETWEEN 1 AND 100", name=op.f("ck_digest_choices_radius_range")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_digest_choices_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_digest_choices")),
    )
    op.create_index(
        "ix_digest_choices_due",
        "digest_choices",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "ix_shifts_open_published",
        "shifts",
        ["cell", "published_at", "id"],
        unique=False,
        postgresql_include=["care_home_id", "starts_at", "role", "hourly_rate"],
        postgresql_where=sa.text("status = 'open'"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_shifts_open_published",
        table_name="shifts",
        postgresql_include=["care_home_id", "starts_at", "role", "hourly_rate"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index(
        "ix_digest_choices_due",
        table_name="digest_choices",
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.drop_table("digest_choices")
    op.drop_table("calendar_feeds")
