"""The trail, chained by hash: what was altered, deleted or slipped in is found.

Each event gets a link in ``audit_chain`` when its transaction commits, by a deferred trigger: the
row of ``audit_head`` is locked for no longer than the commit takes, always after every other
lock. The trigger runs as the owner, so the application needs no right to write either table.

The head follows each link, for the first hundred of one transaction: a row that is written anew
for each of a million would be looked for among a million versions of itself.

``audit_link`` has a twin in ``vicarity/core/audit_chain.py``. See docs/adr/0014.

Revision: 0010, after 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: What of an event is in its hash, each as text with its length before it.
FACTS = (
    "seq::text",
    "event.id::text",
    "((extract(epoch FROM event.at) * 1000000)::bigint)::text",
    "event.actor_id::text",
    "event.action",
    "event.subject",
    "event.subject_id::text",
    "event.before::text",
    "event.after::text",
    "event.ip",
    "event.request_id",
)
WRITTEN = " || ',' || ".join(f"coalesce(length({fact}) || ':' || {fact}, '-')" for fact in FACTS)
AUDIT_LINK = f"""
    CREATE FUNCTION audit_link(seq bigint, previous bytea, event audit_events) RETURNS bytea
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        RETURN sha256(previous || convert_to({WRITTEN}, 'UTF8'));
    END $$
"""
AUDIT_IS_CHAINED = """
    CREATE FUNCTION audit_is_chained() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
        head public.audit_head%ROWTYPE;
        last public.audit_chain%ROWTYPE;
        me bigint := pg_current_xact_id()::text::bigint;
        link bytea;
    BEGIN
        SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
        SELECT * INTO last FROM public.audit_chain ORDER BY seq DESC LIMIT 1;
        IF last.seq IS NULL OR last.seq < head.seq THEN
            last.seq := head.seq;
            last.hash := head.hash;
        END IF;
        link := public.audit_link(last.seq + 1, last.hash, NEW);
        INSERT INTO public.audit_chain (seq, event_id, previous_hash, hash)
            VALUES (last.seq + 1, NEW.id, last.hash, link);
        IF head.xact <> me THEN
            UPDATE public.audit_head
                SET seq = last.seq + 1, hash = link, xact = me, began = last.seq;
        ELSIF last.seq < head.began + 100 THEN
            UPDATE public.audit_head SET seq = last.seq + 1, hash = link;
        END IF;
        RETURN NULL;
    END $$
"""
#: Events from before there was a chain, in the order of their ids, which is that of their making.
CHAIN_WHAT_IS_THERE = """
    DO $$
    DECLARE
        event public.audit_events;
        number bigint := 0;
        before bytea := decode(repeat('00', 32), 'hex');
        link bytea;
    BEGIN
        FOR event IN SELECT * FROM public.audit_events ORDER BY id LOOP
            number := number + 1;
            link := public.audit_link(number, before, event);
            INSERT INTO public.audit_chain (seq, event_id, previous_hash, hash)
                VALUES (number, event.id, before, link);
            before := link;
        END LOOP;
        INSERT INTO public.audit_head (id, seq, hash, xact, began)
            VALUES (1, number, before, 0, number);
    END $$
"""


def upgrade() -> None:
    op.execute("LOCK TABLE audit_events IN SHARE ROW EXCLUSIVE MODE")  # reading goes on
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("xact", sa.BigInteger(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_chain",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_chain")),
        sa.UniqueConstraint("event_id", name=op.f("uq_audit_chain_event_id")),
    )
    op.execute(AUDIT_LINK)
    op.execute(AUDIT_IS_CHAINED)
    op.execute("REVOKE ALL ON FUNCTION audit_link(bigint, bytea, audit_events) FROM PUBLIC")
    op.execute("REVOKE ALL ON FUNCTION audit_is_chained() FROM PUBLIC")
    op.execute(CHAIN_WHAT_IS_THERE)
    op.execute(
        "CREATE TRIGGER audit_chain_is_final BEFORE UPDATE OR DELETE OR TRUNCATE"
        " ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()"
    )
    op.execute(
        "CREATE CONSTRAINT TRIGGER audit_events_are_chained AFTER INSERT ON audit_events"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_is_chained()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER audit_events_are_chained ON audit_events")
    op.execute("DROP FUNCTION audit_is_chained()")
    op.execute("DROP FUNCTION audit_link(bigint, bytea, audit_events)")
    op.drop_table("audit_chain")
    op.drop_table("audit_head")
