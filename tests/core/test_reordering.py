import pytest

from vicarity.core.fields import REORDERING, plain_line, plain_text


@pytest.mark.parametrize("char", sorted(REORDERING))
@pytest.mark.parametrize("check", [plain_line, plain_text])
def test_refuses_characters_that_reorder_others(check, char):
    with pytest.raises(ValueError, match="cannot be seen"):
        check(f"Elm {char}House")


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "नमस्ते", "👩‍⚕️", "می‌خواهم"])
@pytest.mark.parametrize("check", [plain_line, plain_text])
def test_accepts_every_script_as_people_type_it(check, text):
    assert check(text) == text
