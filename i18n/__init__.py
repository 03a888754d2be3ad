"""Languages: messages of the program, names and directions of languages, formats of dates and numbers.

`from i18n import _, ngettext, N_`; the formats are in `i18n.formats`.  Importing this package loads neither
Babel nor a catalogue.
"""

from i18n.languages import (
    INTERFACE_LANGUAGES,
    LANGUAGES,
    Direction,
    Language,
    direction,
    is_language,
    language_name,
)
from i18n.messages import (
    N_,
    _,
    language,
    ngettext,
    ntranslate,
    preferred_language,
    set_language,
    translate,
)
from i18n.retelling import retold

__all__ = [
    "INTERFACE_LANGUAGES",
    "LANGUAGES",
    "N_",
    "Direction",
    "Language",
    "_",
    "direction",
    "is_language",
    "language",
    "language_name",
    "ngettext",
    "ntranslate",
    "preferred_language",
    "retold",
    "set_language",
    "translate",
]
