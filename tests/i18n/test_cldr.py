"""The stored symbols are those that Babel gives."""

import json

import pytest

from i18n import LANGUAGES, cldr


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_the_stored_symbols_are_up_to_date(tag: str) -> None:
    """If this fails after an update of Babel: `python -m i18n.cldr`, and read what changed."""
    stored = json.loads(cldr.STORED.read_text(encoding="utf-8"))
    assert stored[tag] == cldr.symbols_of(tag)
