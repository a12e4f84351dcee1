"""Workers' profiles, and the minimum wage.

Revision: 0004, after 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minimum_wages",
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("from_age", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("effective_on", "from_age", name=op.f("pk_minimum_wages")),
    )
    op.create_table(
        "worker_profiles",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("current_step", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "profile_completion_percentage",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column(
            "profile_completion_status",
            sa.Enum(
                "not_started",
                "in_progress",
                "complete",
                name="completionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="not_started",
            nullable=False,
        ),
        sa.Column("first_name", sa.String(length=100), nullable=True),
        sa.Column("last_name", sa.String(length=100), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("profile_picture_url", sa.String(length=500), nullable=True),
        sa.Column("address_line_1", sa.String(length=100), nullable=True),
        sa.Column("address_line_2", sa.String(length=100), nullable=True),
        sa.Column("city", sa.String(length=100), nullable=True),
        sa.Column("postcode", sa.String(length=8), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column(
            "dbs_status",
            sa.Enum(
                "not_checked",
                "basic",
                "standard",
                "enhanced",
                "enhanced_barred",
                "pending",
                "expired",
                name="dbsstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="not_checked",
            nullable=False,
        ),
        sa.Column("dbs_certificate_number", sa.String(length=12), nullable=True),
        sa.Column("dbs_issue_date", sa.Date(), nullable=True),
        sa.Column("dbs_expiry_date", sa.Date(), nullable=True),
        sa.Column("right_to_work_status", sa.String(length=60), nullable=True),
        sa.Column(
            "years_experience",
            sa.Enum(
                "0-1",
                "1-3",
                "3-5",
                "5-10",
                "10+",
                name="experience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "specializations",
            postgresql.ARRAY(sa.String(length=60)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "languages",
            postgresql.ARRAY(sa.String(length=60)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "soft_skills",
            postgresql.ARRAY(sa.String(length=60)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("bio", sa.String(length=4000), nullable=True),
        sa.Column(
            "available_days",
            postgresql.ARRAY(sa.String(length=60)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "shift_types",
            postgresql.ARRAY(sa.String(length=60)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("travel_radius_miles", sa.Integer(), nullable=True),
        sa.Column("hourly_rate_min", sa.Integer(), nullable=True),
        sa.Column("hourly_rate_max", sa.Integer(), nullable=True),
        sa.Column("willing_to_travel", sa.Boolean(), nullable=True),
        sa.Column("has_own_transport", sa.Boolean(), nullable=True),
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
            "available_days <@ ARRAY['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']::varchar[]",  # noqa: E501
            name=op.f("ck_worker_profiles_available_days"),
        ),
        sa.CheckConstraint(
            "dbs_certificate_number ~ '^[0-9]{12}$'",
            name=op.f("ck_worker_profiles_dbs_number_digits"),
        ),
        sa.CheckConstraint(
            "shift_types <@ ARRAY['day', 'night', 'twilight', 'weekend']::varchar[]",
            name=op.f("ck_worker_profiles_shift_types"),
        ),
        sa.CheckConstraint(
            "(easting IS NULL) = (northing IS NULL)", name=op.f("ck_worker_profiles_point_whole")
        ),
        sa.CheckConstraint(
            "current_step BETWEEN 1 AND 4", name=op.f("ck_worker_profiles_step_range")
        ),
        sa.CheckConstraint(
            "dbs_expiry_date >= dbs_issue_date", name=op.f("ck_worker_profiles_dbs_dates_in_order")
        ),
        sa.CheckConstraint(
            "hourly_rate_max >= hourly_rate_min", name=op.f("ck_worker_profiles_rates_in_order")
        ),
        sa.CheckConstraint(
            "profile_completion_percentage BETWEEN 0 AND 100",
            name=op.f("ck_worker_profiles_percent_range"),
        ),
        sa.CheckConstraint(
            "travel_radius_miles BETWEEN 1 AND 100", name=op.f("ck_worker_profiles_radius_range")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_worker_profiles_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_profiles")),
        sa.UniqueConstraint("user_id", name=op.f("uq_worker_profiles_user_id")),
    )
    op.create_index(
        "ix_worker_profiles_point",
        "worker_profiles",
        [sa.literal_column("point(easting, northing)")],
        unique=False,
        postgresql_using="gist",
    )


def downgrade() -> None:
    op.drop_table("worker_profiles")
    op.drop_table("minimum_wages")
