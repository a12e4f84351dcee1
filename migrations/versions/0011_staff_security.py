"""Second factors of staff, and what their sessions remember.

Revision: 0011, after 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_factors",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("recovery_hashes", postgresql.ARRAY(sa.String(length=64)), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_staff_factors_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_staff_factors")),
    )
    op.add_column(
        "console_sessions",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
    )
    op.add_column("console_sessions", sa.Column("user_agent", sa.String(length=200), nullable=True))
    op.add_column(
        "console_sessions", sa.Column("factor_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "console_sessions", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "console_sessions",
        sa.Column("code_tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    op.create_unique_constraint(op.f("uq_console_sessions_id"), "console_sessions", ["id"])


def downgrade() -> None:
    op.drop_constraint(op.f("uq_console_sessions_id"), "console_sessions")
    for column in ("code_tries", "confirmed_at", "factor_at", "user_agent", "id"):
        op.drop_column("console_sessions", column)
    op.drop_table("staff_factors")
