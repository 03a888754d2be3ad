"""Counts in messages."""

import i18n
from i18n.counting import counted


def test_the_number_is_written_as_the_language_writes_it() -> None:
    assert counted("{count} activity differs", "{count} activities differ", 1) == "1 activity differs"
    assert counted("{count} activity differs", "{count} activities differ", 1748) == "1,748 activities differ"
    i18n.set_language("zh")
    assert counted("{count} activity differs", "{count} activities differ", 1748) == "1,748 项活动有差异"
    i18n.set_language("en")
