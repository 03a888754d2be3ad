"""Pages as they were approved: a look that changed by more than rounding is to be looked at again.

``python -m tests.planning.reports.test_page_images`` approves the pages as they are now.
"""

import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.reports import Options, write_report

APPROVED = Path(__file__).parent / "data" / "approved"
SIX = Path(__file__).parents[2] / "data" / "six-languages.plan.json"
PAGES = {"en-zh": (1, 3), "ar-fr": (1, 2)}
WIDTH = 420  # px
MEAN, FAR, SHARE = 0.6, 48, 0.004  # of 255: mean difference; what is far off, and how much of a page may be


def images(pair: str) -> dict[int, NDArray[np.uint8]]:
    """The pages of a brief in grey."""
    plan = Document(template_tables("a69-517")) if pair == "en-zh" else Document.open(SIX, read_only=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.pdf"
        first, second = pair.split("-")
        write_report(plan, path, Options("brief", (first, second)))
        with pypdfium2.PdfDocument(path) as pdf:
            return {
                number: np.asarray(
                    pdf[number - 1].render(scale=WIDTH / pdf[number - 1].get_width()).to_pil().convert("L")
                )
                for number in PAGES[pair]
            }


def agree(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    """Whether two pages look alike, but for rounding."""
    if one.shape != other.shape:
        return False
    off = np.abs(one.astype(int) - other.astype(int))
    return bool(off.mean() <= MEAN and (off > FAR).mean() <= SHARE)


def approved(pair: str, number: int) -> NDArray[np.uint8]:
    with Image.open(APPROVED / f"brief-{pair}-{number}.png") as picture:
        return np.asarray(picture.convert("L"))


@pytest.mark.parametrize("pair", PAGES)
def test_pages_look_as_approved(pair: str) -> None:
    for number, image in images(pair).items():
        assert agree(image, approved(pair, number)), f"page {number}: look at it, then approve it anew"


def test_the_comparison_can_fail() -> None:
    page = approved("en-zh", 1)
    assert agree(page, page)
    assert not agree(page, approved("en-zh", 3))
    assert not agree(page, np.roll(page, 3, axis=0))  # a line lower
    without = page.copy()
    without[120:200] = 255
    assert not agree(page, without)


if __name__ == "__main__":
    APPROVED.mkdir(parents=True, exist_ok=True)
    for pair in PAGES:
        for number, image in images(pair).items():
            Image.fromarray(image).save(APPROVED / f"brief-{pair}-{number}.png", optimize=True)
