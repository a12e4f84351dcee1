"""Pages as pictures, for staff."""

import io

import pytest
from PIL import Image
from pypdf.generic import ArrayObject, NumberObject

from tests.document.files import changed_pdf, image, jpeg, pdf, png, word
from vicarity.document import service
from vicarity.document.errors import DocumentNotFound


def drawn(document, page=1, width=800):
    return Image.open(io.BytesIO(service.page_picture(document.id, page, width)))


@pytest.mark.parametrize(("asked", "given"), [(10, 200), (200, 200), (1000, 1000), (9000, 2400)])
def test_draws_a_page_as_wide_as_was_asked(stored, asked, given):
    picture = drawn(stored(pdf()), width=asked)

    assert picture.format == "PNG"
    assert abs(picture.width - given) <= 1


def test_draws_each_page(stored):
    document = stored(pdf(3))

    pictures = {service.page_picture(document.id, page, 400) for page in (1, 2, 3)}

    assert len(pictures) == 3


@pytest.mark.parametrize("page", [0, -1, 4, 2**40])
def test_knows_no_page_beyond_the_last(stored, page):
    document = stored(pdf(3))

    with pytest.raises(DocumentNotFound):
        service.page_picture(document.id, page, 400)


@pytest.mark.parametrize("content", [jpeg(size=(1200, 900)), png(size=(1200, 900), mode="RGBA")])
def test_draws_a_picture(stored, content):
    assert drawn(stored(content), width=600).size == (600, 450)


def test_makes_no_picture_larger_than_it_is(stored):
    assert drawn(stored(jpeg(size=(50, 40)))).size == (50, 40)


@pytest.mark.parametrize("sides", [(1, 14400), (14400, 1), (14400, 14400)])
def test_draws_no_more_than_people_can_look_at(stored, sides):
    def reshape(writer):
        box = ArrayObject(NumberObject(side) for side in (0, 0, *sides))
        writer.pages[0][word("MediaBox")] = box

    picture = drawn(stored(changed_pdf(reshape)), width=2400)

    assert picture.width * picture.height <= 10_100_000


def test_draws_a_long_narrow_picture(stored):
    picture = drawn(stored(image("PNG", size=(3, 3000))), width=2400)

    assert picture.width >= 1
