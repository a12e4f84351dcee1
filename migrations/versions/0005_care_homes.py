"""Care homes' profiles.

Revision: 0005, after 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_home_profiles",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "profile_completion_percentage",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column("business_name", sa.String(length=100), nullable=True),
        sa.Column("business_registration_number", sa.String(length=20), nullable=True),
        sa.Column("cqc_provider_id", sa.String(length=14), nullable=True),
        sa.Column("cqc_location_id", sa.String(length=14), nullable=True),
        sa.Column(
            "cqc_rating",
            sa.Enum(
                "Outstanding",
                "Good",
                "Requires improvement",
                "Inadequate",
                name="cqcrating",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "care_home_type",
            sa.Enum(
                "residential",
                "nursing",
                "dementia",
                "learning_disability",
                "mental_health",
                "physical_disability",
                "childrens",
                "domiciliary",
                name="carehometype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("contact_name", sa.String(length=100), nullable=True),
        sa.Column("contact_title", sa.String(length=100), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("address_line_1", sa.String(length=100), nullable=True),
        sa.Column("address_line_2", sa.String(length=100), nullable=True),
        sa.Column("city", sa.String(length=100), nullable=True),
        sa.Column("county", sa.String(length=100), nullable=True),
        sa.Column("postcode", sa.String(length=8), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("description", sa.String(length=4000), nullable=True),
        sa.Column("logo_url", sa.String(length=500), nullable=True),
        sa.Column("number_of_beds", sa.Integer(), nullable=True),
        sa.Column(
            "verification_status",
            sa.Enum(
                "pending",
                "in_review",
                "verified",
                "rejected",
                "suspended",
                name="verification",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="pending",
            nullable=False,
        ),
        sa.Column("verification_notes", sa.String(length=1000), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
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
            "(verification_status = 'verified') = (verified_at IS NOT NULL)",
            name=op.f("ck_care_home_profiles_verified_has_date"),
        ),
        sa.CheckConstraint(
            "cqc_location_id ~ '^1-[0-9]{6,12}$'",
            name=op.f("ck_care_home_profiles_cqc_location_form"),
        ),
        sa.CheckConstraint(
            "cqc_provider_id ~ '^1-[0-9]{6,12}$'",
            name=op.f("ck_care_home_profiles_cqc_provider_form"),
        ),
        sa.CheckConstraint(
            "(easting IS NULL) = (northing IS NULL)", name=op.f("ck_care_home_profiles_point_whole")
        ),
        sa.CheckConstraint(
            "number_of_beds BETWEEN 1 AND 2000", name=op.f("ck_care_home_profiles_beds_range")
        ),
        sa.CheckConstraint(
            "profile_completion_percentage BETWEEN 0 AND 100",
            name=op.f("ck_care_home_profiles_percent_range"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_care_home_profiles_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_home_profiles")),
        sa.UniqueConstraint("user_id", name=op.f("uq_care_home_profiles_user_id")),
    )
    op.create_index(
        "ix_care_home_profiles_point",
        "care_home_profiles",
        [sa.literal_column("point(easting, northing)")],
        unique=False,
        postgresql_using="gist",
    )
    op.create_index(
        "ix_care_home_profiles_queue",
        "care_home_profiles",
        ["verification_status", "submitted_at"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("care_home_profiles")
