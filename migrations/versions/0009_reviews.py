"""What the review of homes and credentials needs.

Revision: 0009, after 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_assignments",
        sa.Column(
            "subject",
            sa.Enum(
                "care_home",
                "credential",
                name="reviewsubject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "assigned_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_review_assignments_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_review_assignments")),
    )
    op.create_index(
        op.f("ix_review_assignments_user_id"), "review_assignments", ["user_id"], unique=False
    )
    op.create_table(
        "review_presences",
        sa.Column(
            "subject",
            sa.Enum(
                "care_home",
                "credential",
                name="reviewsubject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_review_presences_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "subject", "subject_id", "user_id", name=op.f("pk_review_presences")
        ),
    )
    op.create_index(
        op.f("ix_review_presences_seen_at"), "review_presences", ["seen_at"], unique=False
    )
    op.create_table(
        "register_changes",
        sa.Column("care_home_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.String(length=14), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "deregistered",
                "dormant",
                "renamed",
                "rating",
                name="changekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "found_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.Uuid(), nullable=True),
        sa.Column("resolution", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuid_v7()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["care_home_id"],
            ["care_home_profiles.id"],
            name=op.f("fk_register_changes_care_home_id_care_home_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["cqc_locations.location_id"],
            name=op.f("fk_register_changes_location_id_cqc_locations"),
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by"],
            ["users.id"],
            name=op.f("fk_register_changes_resolved_by_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_changes")),
    )
    op.create_index(
        op.f("ix_register_changes_care_home_id"), "register_changes", ["care_home_id"], unique=False
    )
    op.create_index(
        "ix_register_changes_open",
        "register_changes",
        ["found_at", "id"],
        unique=False,
        postgresql_where=sa.text("resolved_at IS NULL"),
    )
    op.add_column(
        "care_home_profiles", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_index(
        "ix_care_home_profiles_cqc_location_id",
        "care_home_profiles",
        ["cqc_location_id"],
        unique=False,
    )
    op.add_column("credentials", sa.Column("decided_by", sa.Uuid(), nullable=True))
    op.add_column(
        "credentials",
        sa.Column("declared", sa.Boolean(), server_default=sa.text("true"), nullable=False),
    )
    op.add_column(
        "credentials",
        sa.Column(
            "submitted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
    )
    op.add_column("credentials", sa.Column("question", sa.String(length=1000), nullable=True))
    op.add_column("credentials", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("credentials", sa.Column("reminded_days", sa.Integer(), nullable=True))
    op.alter_column(
        "credentials",
        "rejection_reason",
        existing_type=sa.VARCHAR(length=500),
        type_=sa.String(length=1000),
        existing_nullable=True,
    )
    op.create_index(
        "ix_credentials_asked",
        "credentials",
        ["asked_at", "id"],
        unique=False,
        postgresql_where=sa.text("asked_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_credentials_document_id"), "credentials", ["document_id"], unique=False
    )
    op.create_index(
        "ix_credentials_expiring",
        "credentials",
        ["expiry_date"],
        unique=False,
        postgresql_where=sa.text("verification_status = 'verified' AND expiry_date IS NOT NULL"),
    )
    op.create_index(
        "ix_credentials_queue",
        "credentials",
        ["submitted_at", "id"],
        unique=False,
        postgresql_where=sa.text("verification_status = 'pending' AND asked_at IS NULL"),
    )
    op.create_foreign_key(
        op.f("fk_credentials_decided_by_users"),
        "credentials",
        "users",
        ["decided_by"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_foreign_key(
        op.f("fk_credentials_document_id_documents"),
        "credentials",
        "documents",
        ["document_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_check_constraint(
        op.f("ck_credentials_question_has_date"),
        "credentials",
        "(question IS NULL) = (asked_at IS NULL)",
    )
    op.create_check_constraint(
        op.f("ck_credentials_asked_while_pending"),
        "credentials",
        "asked_at IS NULL OR verification_status = 'pending'",
    )
    op.create_check_constraint(
        op.f("ck_care_home_profiles_asked_while_in_review"),
        "care_home_profiles",
        "asked_at IS NULL OR verification_status = 'in_review'",
    )
    op.execute("UPDATE credentials SET submitted_at = updated_at")
    # What profiles say of the DBS check and the right to work is a credential from now on.
    op.execute("""
        INSERT INTO credentials (user_id, qualification_id, certificate_number, issue_date,
            expiry_date, details, verification_status, declared, submitted_at)
        SELECT w.user_id, q.id, w.dbs_certificate_number, w.dbs_issue_date, w.dbs_expiry_date,
            jsonb_build_object('level', w.dbs_status),
            CASE w.dbs_status WHEN 'expired' THEN 'expired' ELSE 'pending' END, false, w.updated_at
        FROM worker_profiles w JOIN qualifications q ON q.code = 'DBS_ENHANCED'
        WHERE w.dbs_status NOT IN ('not_checked', 'pending')
        ON CONFLICT DO NOTHING
    """)
    op.execute("""
        INSERT INTO credentials (user_id, qualification_id, details, declared, submitted_at)
        SELECT w.user_id, q.id, jsonb_build_object('status', w.right_to_work_status), false,
            w.updated_at
        FROM worker_profiles w JOIN qualifications q ON q.code = 'RIGHT_TO_WORK'
        WHERE w.right_to_work_status IS NOT NULL
        ON CONFLICT DO NOTHING
    """)


def downgrade() -> None:
    op.drop_constraint(op.f("ck_care_home_profiles_asked_while_in_review"), "care_home_profiles")
    op.drop_constraint(op.f("ck_credentials_asked_while_pending"), "credentials")
    op.drop_constraint(op.f("ck_credentials_question_has_date"), "credentials")
    op.drop_constraint(
        op.f("fk_credentials_document_id_documents"), "credentials", type_="foreignkey"
    )
    op.drop_constraint(op.f("fk_credentials_decided_by_users"), "credentials", type_="foreignkey")
    op.drop_index(
        "ix_credentials_queue",
        table_name="credentials",
        postgresql_where=sa.text("verification_status = 'pending' AND asked_at IS NULL"),
    )
    op.drop_index(
        "ix_credentials_expiring",
        table_name="credentials",
        postgresql_where=sa.text("verification_status = 'verified' AND expiry_date IS NOT NULL"),
    )
    op.drop_index(op.f("ix_credentials_document_id"), table_name="credentials")
    op.drop_index(
        "ix_credentials_asked",
        table_name="credentials",
        postgresql_where=sa.text("asked_at IS NOT NULL"),
    )
    op.alter_column(
        "credentials",
        "rejection_reason",
        existing_type=sa.String(length=1000),
        postgresql_using="left(rejection_reason, 500)",
        type_=sa.VARCHAR(length=500),
        existing_nullable=True,
    )
    op.drop_column("credentials", "reminded_days")
    op.drop_column("credentials", "asked_at")
    op.drop_column("credentials", "question")
    op.drop_column("credentials", "submitted_at")
    op.execute("DELETE FROM credentials WHERE NOT declared")
    op.drop_column("credentials", "declared")
    op.drop_column("credentials", "decided_by")
    op.drop_index("ix_care_home_profiles_cqc_location_id", table_name="care_home_profiles")
    op.drop_column("care_home_profiles", "asked_at")
    op.drop_index(
        "ix_register_changes_open",
        table_name="register_changes",
        postgresql_where=sa.text("resolved_at IS NULL"),
    )
    op.drop_index(op.f("ix_register_changes_care_home_id"), table_name="register_changes")
    op.drop_table("register_changes")
    op.drop_index(op.f("ix_review_presences_seen_at"), table_name="review_presences")
    op.drop_table("review_presences")
    op.drop_index(op.f("ix_review_assignments_user_id"), table_name="review_assignments")
    op.drop_table("review_assignments")
