"""Settings of the window: language and theme, taken at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

import i18n
from i18n import _
from ui.shell.appearance import CHOICES
from ui.shell.header import language_options
from ui.shell.session import Session
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment


class SettingsDialog(Dialog):
    """What is chosen holds at once; there is nothing to confirm."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, _("Settings"), [Choice("close", _("Close"))])
        self._session = session
        self._language_label, self._theme_label = Label("", "caption", "muted"), Label("", "caption", "muted")
        self.language = Segment("", language_options(), height=32)
        self.theme = Segment("", [Option(choice, choice) for choice in CHOICES], height=32)
        for label, segment in ((self._language_label, self.language), (self._theme_label, self.theme)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(segment)
            self.content.addLayout(pair)
        self.language.chosen.connect(session.set_language)
        self.theme.chosen.connect(session.set_theme)
        session.language_changed.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say the words in the language that was chosen."""
        self.title.setText(_("Settings"))
        self.setWindowTitle(_("Settings"))
        self.by_key["close"].set_words(_("Close"))
        self._language_label.setText(_("Language"))
        self._theme_label.setText(_("Theme"))
        self.language.say(_("Language"), language_options())
        self.language.set_current(i18n.language())
        words = {"light": _("Light"), "dark": _("Dark"), "system": _("As the system")}
        self.theme.say(_("Theme"), [Option(choice, words[choice]) for choice in CHOICES])
        self.theme.set_current(self._session.preferences.theme)
