"""Which format a part of the plan is exported to, and in which language."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

import i18n
from i18n import INTERFACE_LANGUAGES, N_, _, language_name
from planning.exchange.formats import FORMATS, OPTIONS, WHAT, written_formats
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment
from ui.widgets.switch import Switch

PNG = "png"
KEPT: dict[str, tuple[str, str]] = {
    "mspdi": ("calendar-range", N_("Outline, dates, links, baselines")),
    "ganttproject": ("chart-gantt", N_("Rows, dates, links, progress")),
    "xlsx": ("table-2", N_("All tables, to edit and import again")),
    "csv": ("table", N_("One table for any spreadsheet")),
    "ical": ("calendar-days", N_("Milestones and deadlines for calendars")),
    "svg": ("image", N_("The whole roadmap as a drawing")),
    PNG: ("image", N_("The whole roadmap as a picture")),
}
"""By format, an icon and what a file of it keeps."""


class Export(NamedTuple):
    """What was chosen: the name of the format, its suffix, the part of the plan, the language."""

    format: str
    suffix: str
    what: str
    language: str
    options: frozenset[str] = frozenset()


class ExportDialog(Dialog):
    """Tells the choice through ``chosen``."""

    chosen = Signal(object)  # Export

    def __init__(self, parent: QWidget, what: str = "roadmap") -> None:
        choices = [Choice("export", _("Choose a place…"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("How should the plan be exported?"), choices, width=WIDE)
        self._group = QButtonGroup(self)
        self.cards: dict[str, QAbstractButton] = {}
        self._suffixes: dict[str, str] = {}
        self.what = Segment(_("What is exported"), [Option(one, _sentence(one)) for one in _parts()])
        self.language = Segment(
            _("Language of the file"),
            [Option(tag, language_name(tag, tag)) for tag in INTERFACE_LANGUAGES],
        )
        self.language.set_current(i18n.language())
        self.what.set_current(what if what in _parts() else "roadmap")
        self.option, self._option_words = Switch(), Label("", "body")
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._arrange()
        self.what.chosen.connect(lambda _key: self._fill())
        self._group.buttonToggled.connect(lambda _card, _on: self._offer_option())
        self.answered.connect(self._tell)
        self._fill()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(24)
        for words, segment in ((_("What"), self.what), (_("Language of the file"), self.language)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(Label(words, "caption", "muted").keep_whole())
            pair.addWidget(segment)
            line.addLayout(pair)
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addLayout(self._grid)
        option = QHBoxLayout()
        option.setSpacing(8)
        option.addWidget(self.option)
        option.addWidget(self._option_words, 1)
        self.content.addLayout(option)

    def _fill(self) -> None:
        """The formats of the part that is chosen, two in a row."""
        for card in self.cards.values():
            self._group.removeButton(card)
            card.deleteLater()
        self.cards = {}
        for number, (name, title, suffix) in enumerate(_offered(self.what.current())):
            icon, kept = KEPT.get(name, ("file-output", ""))
            card = ChoiceCard(icon, f"{title} ({suffix})", _(kept))
            self.cards[name], self._suffixes[name] = card, suffix
            self._group.addButton(card)
            self._grid.addWidget(card, number // 2, number % 2)
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.setChecked(True)

    @property
    def format(self) -> str:
        """The name of the format that is chosen."""
        return next((name for name, card in self.cards.items() if card.isChecked()), "")

    def _options(self) -> tuple[str, ...]:
        return next((one.options for one in FORMATS if one.name == self.format), ())

    def _offer_option(self) -> None:
        """What the format that is chosen leaves open."""
        options = self._options()
        words = _(OPTIONS[options[0]]) if options else ""
        self._option_words.setText(words)
        self.option.setAccessibleName(words)
        for part in (self.option, self._option_words):
            part.setVisible(bool(options))

    def _tell(self, key: str) -> None:
        if key == "export" and self.format:
            options = frozenset(self._options()) if self.option.isChecked() else frozenset()
            what, language = self.what.current(), self.language.current()
            suffix = self._suffixes[self.format]
            self.chosen.emit(Export(self.format, suffix, what, language, options))


def _parts() -> list[str]:
    """The parts of a plan that any format holds."""
    return [what for what in WHAT if written_formats(what)]


def _sentence(what: str) -> str:
    """The name of a part as it stands alone."""
    titles = {
        "roadmap": N_("Roadmap"),
        "careers": N_("Competencies"),
        "training": N_("Training"),
        "staffing": N_("Staffing"),
    }
    return _(titles[what])


def _offered(what: str) -> list[tuple[str, str, str]]:
    """Name, title and suffix of each format; the picture is painted by the window."""
    found = [(one.name, _(one.title), one.suffixes[0]) for one in written_formats(what)]
    return [*found, (PNG, _("Picture as PNG"), ".png")] if what == "roadmap" else found
