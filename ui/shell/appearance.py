"""Theme and language of the running application: palette, style, fonts, Qt's own words."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

import i18n
from i18n import _
from ui.shell import fonts, qt_words
from ui.shell import theme as themes
from ui.shell.palette import palette
from ui.shell.style import Style

SYSTEM = "system"
CHOICES = ("light", "dark", SYSTEM)


def application() -> QApplication:
    """The one application.

    Raises:
        RuntimeError: it was not made yet.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("no application")  # noqa: TRY004 - it is missing, not of a wrong type
    return app


def prepare(theme: str, language: str) -> None:
    """Dress the application: fonts and style once, theme, language."""
    app = application()
    if not isinstance(app.style(), Style):
        fonts.load_fonts()
        app.setStyle(Style())
    apply_theme(theme)
    apply_language(language)


def resolved(choice: str) -> str:
    """"light" or "dark" for a choice; the system's where that is the choice, light where it does not say."""
    if choice in themes.NAMES:
        return choice
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply_theme(choice: str) -> None:
    """Give the application the palette of a theme; all widgets paint themselves again."""
    theme = themes.load(resolved(choice))
    themes.activate(theme)
    colours = palette(theme)
    application().setPalette(colours)
    QToolTip.setPalette(colours)


def apply_language(tag: str) -> None:
    """Make a language that of the interface: messages, Qt's own words, number formats, fonts, direction."""
    adopted = i18n.set_language(tag or i18n.preferred_language(_system_languages()))
    language = i18n.LANGUAGES[adopted]
    QLocale.setDefault(QLocale(language.locale))
    app = application()
    app.setApplicationDisplayName(_("Roadmap Planner"))
    app.setFont(fonts.font("body"))
    QToolTip.setFont(fonts.font("caption"))
    rtl = language.direction == "rtl"
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    qt_words.install(app, adopted)


def _system_languages() -> list[str]:
    return list(QLocale.system().uiLanguages())
