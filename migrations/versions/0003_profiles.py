"""Places, qualifications and the profiles of both sides.

Revision: 0003, after 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "postcode_points",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "area",
                "district",
                "postcode",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("easting", sa.Integer(), nullable=False),
        sa.Column("northing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_postcode_points")),
    )
    op.create_table(
        "qualifications",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=500), server_default="", nullable=False),
        sa.Column("notes", sa.String(length=500), server_default="", nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "mandatory",
                "clinical",
                "specialized",
                "training",
                "professional",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_mandatory", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("validity_months", sa.Integer(), nullable=True),
        sa.Column("issuer", sa.String(length=300), server_default="", nullable=False),
        sa.Column("display_order", sa.Integer(), nullable=False),
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
        sa.CheckConstraint("validity_months > 0", name=op.f("ck_qualifications_validity_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualifications")),
        sa.UniqueConstraint("code", name=op.f("uq_qualifications_code")),
    )
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
    op.create_table(
        "credentials",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("qualification_id", sa.Uuid(), nullable=False),
        sa.Column("certificate_number", sa.String(length=60), nullable=True),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("expiry_date", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column(
            "details",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "verification_status",
            sa.Enum(
                "pending",
                "verified",
                "rejected",
                "expired",
                name="credentialstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="pending",
            nullable=False,
        ),
        sa.Column("rejection_reason", sa.String(length=500), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
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
            "expiry_date >= issue_date", name=op.f("ck_credentials_expires_after_issue")
        ),
        sa.ForeignKeyConstraint(
            ["qualification_id"],
            ["qualifications.id"],
            name=op.f("fk_credentials_qualification_id_qualifications"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_credentials_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
        sa.UniqueConstraint(
            "user_id", "qualification_id", name=op.f("uq_credentials_user_id_qualification_id")
        ),
    )
    op.create_index(
        "ix_credentials_verified",
        "credentials",
        ["qualification_id"],
        unique=False,
        postgresql_where=sa.text("verification_status = 'verified'"),
    )


def downgrade() -> None:
    op.drop_table("credentials")
    op.drop_table("care_home_profiles")
    op.drop_table("worker_profiles")
    op.drop_table("minimum_wages")
    op.drop_table("qualifications")
    op.drop_table("postcode_points")
