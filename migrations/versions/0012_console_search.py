"""What the lists and the search of the console need.

Expressions are indexed rather than kept in columns of their own: a new generated column would
write each table anew, under a lock that keeps everybody out.

Revision: 0012, after 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WORKER_WORDS = (
    "to_tsvector('simple'::regconfig, coalesce(first_name, '') || ' ' || coalesce(last_name, ''))"
)
HOME_WORDS = (
    "to_tsvector('simple'::regconfig, coalesce(business_name, '') || ' ' || coalesce(city, ''))"
)


def upgrade() -> None:
    op.add_column(
        "outbox_messages", sa.Column("resent_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "qualifications", sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_index(
        "ix_users_beginning", "users", ["email"], postgresql_ops={"email": "varchar_pattern_ops"}
    )
    op.create_index(
        "ix_worker_profiles_name_words",
        "worker_profiles",
        [sa.text(WORKER_WORDS)],
        postgresql_using="gin",
    )
    op.create_index(
        "ix_care_home_profiles_name_words",
        "care_home_profiles",
        [sa.text(HOME_WORDS)],
        postgresql_using="gin",
    )
    op.create_index(
        "ix_care_home_profiles_postcode",
        "care_home_profiles",
        ["postcode"],
        postgresql_ops={"postcode": "varchar_pattern_ops"},
    )
    op.create_index(
        "ix_care_home_profiles_cqc_provider_id", "care_home_profiles", ["cqc_provider_id"]
    )
    op.create_index(
        "ix_credentials_certificate_number",
        "credentials",
        ["certificate_number"],
        postgresql_where=sa.text("certificate_number IS NOT NULL"),
    )
    op.create_index("ix_audit_events_at", "audit_events", ["at", "id"])
    op.create_index("ix_audit_events_action", "audit_events", ["action", "at", "id"])


def downgrade() -> None:
    op.drop_index("ix_audit_events_action", table_name="audit_events")
    op.drop_index("ix_audit_events_at", table_name="audit_events")
    op.drop_index("ix_credentials_certificate_number", table_name="credentials")
    op.drop_index("ix_care_home_profiles_cqc_provider_id", table_name="care_home_profiles")
    op.drop_index("ix_care_home_profiles_postcode", table_name="care_home_profiles")
    op.drop_index("ix_care_home_profiles_name_words", table_name="care_home_profiles")
    op.drop_index("ix_worker_profiles_name_words", table_name="worker_profiles")
    op.drop_index("ix_users_beginning", table_name="users")
    op.drop_column("qualifications", "edited_at")
    op.drop_column("outbox_messages", "resent_at")
