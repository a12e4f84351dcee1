"""Indexes for the lists of what was decided: who changed last comes first.

Revision: 0013, after 0012
"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_credentials_changed", "credentials", ["verification_status", "updated_at", "id"]
    )
    op.create_index(
        "ix_care_home_profiles_changed",
        "care_home_profiles",
        ["verification_status", "updated_at", "id"],
    )


def downgrade() -> None:
    op.drop_index("ix_care_home_profiles_changed", table_name="care_home_profiles")
    op.drop_index("ix_credentials_changed", table_name="credentials")
