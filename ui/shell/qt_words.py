"""Qt's own words (dialogs, context menus, keys) in the language of the interface.

Qt's catalogues are taken as far as they go. They lag behind in some languages, so a translator of ours
answers last, from our catalogue, for the words Qt would leave in English.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import i18n
from i18n import N_

# What a user can meet of Qt's words and what Qt's catalogues lack in at least one language of the interface.
WORDS: frozenset[str] = frozenset({
    N_("&Look in:"),
    N_("Files of &type:"),
    N_("Drive"),
    N_("File"),
    N_("Folder"),
    N_("File Folder"),
    N_("Alias"),
    N_("Shortcut"),
    N_("Unknown"),
    N_("%1 GB"),
    N_("%1 KB"),
    N_("%1 MB"),
    N_("%1 TB"),
    N_("%1 bytes"),
    N_("%1 byte(s)"),
    N_("OK"),
    N_("Help"),
    N_("An error occurred"),
    N_("Automatic"),
    N_("Control"),
    N_("Keyboard"),
    N_(
        '<b>The name "%1" can not be used.</b>'
        "<p>Try using another name, with fewer characters or no punctuations marks."
    ),
})


class OwnWords(QTranslator):
    """Answers for Qt's words that its own catalogue lacks."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return i18n.translate(source, i18n.language()) if source in WORDS else ""


_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: str) -> None:
    """Replace the translators of the language before; every window is told by a LanguageChange event."""
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    if language == "en":
        return
    own, theirs = OwnWords(app), QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = theirs.load(QLocale(i18n.LANGUAGES[language].locale), "qtbase", "_", folder)
    _installed.append(own)
    if loaded:
        _installed.append(theirs)  # the one installed last is asked first
    for translator in _installed:
        app.installTranslator(translator)
