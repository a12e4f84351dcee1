"""Workers in a browser, and what staff decide about them."""

from tests.factories import WORKER

DECISIONS = {
    "verified": "verification_status = 'verified', decided_at = now()",
    "rejected": "verification_status = 'rejected', decided_at = now(), rejection_reason = %(said)s",
    "asked": "question = %(said)s, asked_at = now()",
}


def enter(tab, visitor, path):
    """Sign in and open a page."""
    tab.goto(f"/login?next={path}")
    tab.get_by_label("Email address").fill(visitor.email)
    tab.get_by_label("Password", exact=True).fill(visitor.password)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url(f"**{path}")


def complete(visitor, **more):
    """Fill in the whole profile of a worker."""
    answer = visitor.call("PUT", "/api/worker/profile", **WORKER | more)
    assert answer.status_code == 200, answer.text


def decide(stack, visitor, code, decision, said=None, **columns):
    """Have staff decide on a credential, or have its dates become others."""
    changes = ", ".join([DECISIONS[decision], *(f"{name} = %({name})s" for name in columns)])
    statement = f"""
        UPDATE credentials SET {changes} FROM users, qualifications
        WHERE users.id = credentials.user_id AND users.email = %(email)s
        AND qualifications.id = qualification_id AND code = %(code)s
    """
    with stack.database() as database:
        values = {"email": visitor.email, "code": code, "said": said, **columns}
        assert database.execute(statement, values).rowcount == 1
