import click
import pytest

from vicarity.embedded import in_turn
from vicarity.embedded.in_turn import DONE, main


@click.group()
@click.option("--app")
def small(app):
    click.echo(f"on {app}")


@small.command()
@click.argument("words", nargs=-1)
def say(words):
    click.echo(words)


@small.command()
def refuse():
    raise click.ClickException("not today")


@small.command()
@click.pass_context
def leave(context):
    context.exit(3)


@pytest.fixture(autouse=True)
def _small_commands(monkeypatch):
    monkeypatch.setattr(in_turn, "cli", small)


def test_marks_where_the_words_of_each_command_end(capsys):
    status = main(["say one 'two three'", "say"])

    first, second, rest = capsys.readouterr().out.split(f"{DONE}\n")
    assert status == 0
    assert first == "on wsgi\n('one', 'two three')\n"
    assert second == "on wsgi\n()\n"
    assert rest == ""


@pytest.mark.parametrize(("command", "expected"), [("refuse", 1), ("leave", 3), ("unknown", 2)])
def test_takes_no_further_step_after_one_that_failed(capsys, command, expected):
    status = main([command, "say again"])

    assert status == expected
    assert "again" not in capsys.readouterr().out
