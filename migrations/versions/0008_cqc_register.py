"""The CQC register.

Revision: 0008, after 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cqc_locations",
        sa.Column("location_id", sa.String(length=14), nullable=False),
        sa.Column("provider_id", sa.String(length=14), nullable=True),
        sa.Column("provider_name", sa.String(length=300), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("also_known_as", sa.String(length=300), nullable=True),
        sa.Column(
            "registration",
            sa.Enum(
                "registered",
                "deregistered",
                name="registration",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="registered",
            nullable=False,
        ),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("deregistered_on", sa.Date(), nullable=True),
        sa.Column("is_dormant", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_care_home", sa.Boolean(), nullable=True),
        sa.Column("number_of_beds", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("address_line_1", sa.String(length=300), nullable=True),
        sa.Column("address_line_2", sa.String(length=300), nullable=True),
        sa.Column("city", sa.String(length=100), nullable=True),
        sa.Column("county", sa.String(length=100), nullable=True),
        sa.Column("postcode", sa.String(length=8), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("region", sa.String(length=100), nullable=True),
        sa.Column("local_authority", sa.String(length=100), nullable=True),
        sa.Column(
            "overall_rating",
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
        sa.Column("rating_note", sa.String(length=100), nullable=True),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column(
            "service_types",
            postgresql.ARRAY(sa.String(length=200)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "specialisms",
            postgresql.ARRAY(sa.String(length=200)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "directory",
                "weekly",
                "api",
                name="registersource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('simple'::regconfig, name || ' ' || coalesce(also_known_as, '')"
                " || ' ' || coalesce(city, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
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
            "location_id ~ '^[A-Z0-9-]{3,14}$'", name=op.f("ck_cqc_locations_location_id_form")
        ),
        sa.CheckConstraint("number_of_beds >= 0", name=op.f("ck_cqc_locations_beds_positive")),
        sa.PrimaryKeyConstraint("location_id", name=op.f("pk_cqc_locations")),
    )
    op.create_index(
        "ix_cqc_locations_postcode",
        "cqc_locations",
        ["postcode"],
        unique=False,
        postgresql_ops={"postcode": "varchar_pattern_ops"},
    )
    op.create_index("ix_cqc_locations_provider_id", "cqc_locations", ["provider_id"], unique=False)
    op.create_index(
        "ix_cqc_locations_words", "cqc_locations", ["words"], unique=False, postgresql_using="gin"
    )


def downgrade() -> None:
    op.drop_index("ix_cqc_locations_words", table_name="cqc_locations", postgresql_using="gin")
    op.drop_index("ix_cqc_locations_provider_id", table_name="cqc_locations")
    op.drop_index(
        "ix_cqc_locations_postcode",
        table_name="cqc_locations",
        postgresql_ops={"postcode": "varchar_pattern_ops"},
    )
    op.drop_table("cqc_locations")
