import pytest

SUBMIT = "/api/care-home/verification"


def test_refuses_a_member_nobody_knows(client, manager, signed_in):
    response = client.post(SUBMIT, json={"verified": True}, headers=signed_in(manager))

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json["errors"]] == ["#/verified"]


@pytest.mark.parametrize("body", [{}, {"json": {}}], ids=["none", "empty"])
def test_needs_no_body(client, manager, signed_in, body):
    response = client.post(SUBMIT, headers=signed_in(manager), **body)

    assert response.json["code"] == "profile_incomplete"
