"""The kind of device of each sign-in, in words such as "Chrome on Android".

Revision: 0015, after 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("auth_sessions", sa.Column("device", sa.String(length=60), nullable=True))


def downgrade() -> None:
    op.drop_column("auth_sessions", "device")
