import json


def test_writes_the_document_to_standard_output(run):
    result = run("openapi")

    document = json.loads(result.stdout)
    assert document["openapi"].startswith("3.1")
    assert "/api/auth/login" in document["paths"]


def test_writes_the_same_document_every_time(run, tmp_path):
    files = [tmp_path / "one.json", tmp_path / "two.json"]

    for file in files:
        assert run("openapi", file).exit_code == 0

    assert files[0].read_bytes() == files[1].read_bytes() == run("openapi").stdout_bytes


def test_keeps_everything_in_alphabetical_order(run):
    text = run("openapi").stdout

    again = json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False)
    assert text == again + "\n"


def test_says_where_it_cannot_write(run, tmp_path):
    result = run("openapi", tmp_path / "no-such-folder" / "openapi.json")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Could not open file")
