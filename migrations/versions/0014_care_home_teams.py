"""Members of care homes, and invitations to become one.

Until now ``care_home_profiles.user_id`` was the only link between an account and a home. The
trigger makes whoever opens a home its first member, so a home that the release before opens while
this one is brought in has a member too. Going down again leaves each home with the account that
stands in ``user_id``; its other members are without a home.

Revision: 0014, after 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

FIRST_MEMBER = """
    CREATE FUNCTION care_home_first_member() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        INSERT INTO public.care_home_members (user_id, care_home_id, name, joined_at)
        VALUES (NEW.user_id, NEW.id, NEW.contact_name, NEW.created_at);
        RETURN NULL;
    END $$
"""
ON_OPENING = """
    CREATE TRIGGER care_home_first_member AFTER INSERT ON care_home_profiles
    FOR EACH ROW EXECUTE FUNCTION care_home_first_member()
"""
FILL = """
    INSERT INTO care_home_members (user_id, care_home_id, name, joined_at)
    SELECT user_id, id, contact_name, created_at FROM care_home_profiles
"""


def upgrade() -> None:
    _create_members()
    _create_invitations()
    op.execute(FIRST_MEMBER)
    op.execute(ON_OPENING)
    op.execute(FILL)


def downgrade() -> None:
    op.execute("DROP TRIGGER care_home_first_member ON care_home_profiles")
    op.execute("DROP FUNCTION care_home_first_member()")
    op.drop_table("care_home_invitations")
    op.drop_table("care_home_members")


def _create_members() -> None:
    op.create_table(
        "care_home_members",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column(
            "joined_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_care_home_members_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"],
            ["users.id"],
            name=op.f("fk_care_home_members_invited_by_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_care_home_members_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_care_home_members")),
    )
    op.create_index(
        op.f("ix_care_home_members_care_home_id"), "care_home_members", ["care_home_id"]
    )


def _create_invitations() -> None:
    op.create_table(
        "care_home_invitations",
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "worker",
                "care_home_admin",
                "care_home_staff",
                "support",
                "verifier",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("jti", sa.Uuid(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_care_home_invitations_email_lowercase")
        ),
        sa.CheckConstraint(
            "role IN ('care_home_admin', 'care_home_staff')",
            name=op.f("ck_care_home_invitations_role_of_homes"),
        ),
        sa.CheckConstraint(
            "accepted_at IS NULL OR revoked_at IS NULL",
            name=op.f("ck_care_home_invitations_accepted_or_revoked"),
        ),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_care_home_invitations_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"],
            ["users.id"],
            name=op.f("fk_care_home_invitations_invited_by_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_home_invitations")),
    )
    op.create_index(
        "uq_care_home_invitations_open",
        "care_home_invitations",
        ["care_home_id", "email"],
        unique=True,
        postgresql_where=sa.text("accepted_at IS NULL AND revoked_at IS NULL"),
    )
    op.create_index(
        op.f("ix_care_home_invitations_expires_at"), "care_home_invitations", ["expires_at"]
    )
