"""The right side: languages, contents and paper of a report, what is to be known of it, and the export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import LANGUAGES, _, language, language_name
from i18n.formats import number, range_text
from planning.plan.document import Document
from planning.reports import PAGE_SIZES, Options, ReportPart
from ui.reports.form_section import FormSection
from ui.reports.notes import Note
from ui.reports.request import kind_of
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.widgets import paint
from ui.widgets.button import PrimaryButton, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.select import Select
from ui.widgets.switch import Switch
from ui.widgets.wording import Wording

WIDTH, NARROW_WIDTH = 312, 292  # px
NONE = ""  # the second language of a report in one language
Pages = dict[str, tuple[int, int]]


class PartLine(QWidget):
    """A part of the report: its title, the pages it takes, and a switch."""

    toggled = Signal()

    def __init__(self, part: ReportPart) -> None:
        super().__init__()
        self.part = part
        self._title, self._pages = Label("", wrap=True), Label("", "caption", "muted").keep_whole()
        self.switch = Switch()
        self.switch.setChecked(part.is_default)
        self.switch.toggled.connect(lambda _on: self.toggled.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._pages)
        layout.addWidget(self.switch)

    def say(self) -> None:
        """Say the title again, in the language of the interface."""
        self._title.setText(_(self.part.title))
        self.switch.setAccessibleName(_(self.part.title))

    def show_pages(self, pages: tuple[int, int] | None) -> None:
        """Say on which pages the part stands."""
        self._pages.setText(_page_words(pages) if pages and self.switch.isChecked() else "")

    def keep_on(self, is_last: bool) -> None:
        """The last part that is on cannot be switched off: a report has at least one."""
        self.switch.setEnabled(not is_last)
        reason = _("A report has at least one part.") if is_last else ""
        self.switch.setToolTip(tooltip(reason, QKeySequence()) if reason else "")


class OptionsPanel(QWidget):
    """``changed`` tells of a choice of the user, not of what is set."""

    changed = Signal()

    def __init__(self, export: PrimaryButton) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._kind = kind_of("")
        self._tags: list[str] = []
        self.lines: list[PartLine] = []
        self.first, self.second, self.paper = Select(), Select(), Select()
        self.swap = ToolButton("", "arrow-left-right", height=28, icon_only=True, run=self._swap)
        self._hint = Label("", "caption", "muted", wrap=True)
        self.form = FormSection()
        self._heads = [Label("", "strong") for _index in range(3)]
        self._contents = QWidget()  # of its own, so that Tab comes to the parts before the paper
        self._parts = QVBoxLayout(self._contents)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(4)
        self._chips = [Chip("", "success", "check"), Chip("", "success", "check")]
        self.note, self.translation = Note("triangle-alert", "warning"), Note("info", "info")
        self._build(export)
        self._connect()
        Wording(self)(self._say, lambda: _("Languages"))

    # Building

    def _build(self, export: PrimaryButton) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._heads[0])
        column.addLayout(_row(self.first, self.swap, self.second))
        column.addWidget(self.form.layout_choice)
        column.addWidget(self._hint)
        column.addWidget(Rule(margin=8))
        column.addWidget(self._heads[1])
        column.addWidget(self._contents)
        column.addWidget(Rule(margin=8))
        column.addWidget(self._heads[2])
        column.addWidget(self.paper)
        column.addWidget(self.form)
        self._chip_row = _row(*self._chips, is_left=True)
        column.addLayout(self._chip_row)
        column.addSpacing(4)
        column.addWidget(self.note)
        column.addWidget(self.translation)
        column.addStretch(1)
        self._stand(inner, export)

    def _stand(self, inner: QWidget, export: PrimaryButton) -> None:
        """What is chosen scrolls in a low window, the button stays."""
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        export.setSizePolicy(export.sizePolicy().Policy.Expanding, export.sizePolicy().Policy.Fixed)
        foot.addWidget(export)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroller, 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.first.chosen.connect(lambda tag: self._choose_language(self.first, self.second, tag))
        self.second.chosen.connect(lambda tag: self._choose_language(self.second, self.first, tag))
        self.paper.chosen.connect(lambda _size: self.changed.emit())
        self.form.changed.connect(self._on_form)

    def _say(self, _words: str) -> None:
        """Say every text in the language of the interface."""
        for head, words in zip(self._heads, (_("Languages"), _("Contents"), _("File")), strict=True):
            head.setText(words)
        self.first.setAccessibleName(_("First language"))
        self.second.setAccessibleName(_("Second language"))
        self.paper.setAccessibleName(_("Page size"))
        self.swap.set_words(_("Swap the languages"))
        self._chips[0].say(_("Accessible, PDF/UA-1"))
        self._say_archive()
        self.paper.set_choices([(size, size) for size in PAGE_SIZES])
        self._offer_languages()
        for line in self.lines:
            line.say()

    # What is chosen

    def show_request(self, request: Options, document: Document) -> None:
        """Show a choice for a plan."""
        self._tags = list(document.languages)
        self.form.show_options(request, document)
        if request.kind != self._kind.id or not self.lines:
            self._kind = kind_of(request.kind)
            self._make_lines()
        self._offer_languages()
        self.first.set_current(request.languages[0])
        self.second.set_current(request.languages[1] if len(request.languages) > 1 else NONE)
        self.paper.set_current(request.page_size)
        for line in self.lines:
            line.switch.blockSignals(True)
            line.switch.setChecked(line.part.id in request.wanted)
            line.switch.blockSignals(False)
        self._follow()

    def request(self) -> Options:
        """What is chosen now."""
        languages = tuple(tag for tag in (self.first.current(), self.second.current()) if tag)
        parts = frozenset(line.part.id for line in self.lines if line.switch.isChecked())
        options = Options(self._kind.id, languages, parts, self.paper.current() or PAGE_SIZES[0])
        return self.form.applied(options)

    def show_pages(self, pages: Pages) -> None:
        """Say on which pages each part stands."""
        for line in self.lines:
            line.show_pages(pages.get(line.part.id))

    def _make_lines(self) -> None:
        for line in self.lines:
            self._parts.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [PartLine(part) for part in self._kind.parts]
        for line in self.lines:
            line.say()
            line.toggled.connect(self._on_toggle)
            self._parts.addWidget(line)

    def _offer_languages(self) -> None:
        choices = [(tag, _language_words(tag)) for tag in self._tags]
        self.first.set_choices(choices)
        self.second.set_choices([*choices, (NONE, _("None"))])
        self._follow()

    def _choose_language(self, chosen: Select, other: Select, tag: str) -> None:
        """Two different languages: choosing the other's gives it the one that is free."""
        if tag and tag == other.current():
            free = next((known for known in self._tags if known != tag), NONE)
            if other is self.first and not free:
                chosen.set_current(NONE)
            else:
                other.set_current(free)
        self._follow()
        self.changed.emit()

    def _on_form(self) -> None:
        self._say_archive()
        self._follow()
        self.changed.emit()

    def _say_archive(self) -> None:
        """An encrypted file is no PDF/A."""
        chip, is_sealed = self._chips[1], self.form.encrypt.switch.isChecked()
        words = _("Encrypted, not PDF/A") if is_sealed else _("Archive, PDF/A-2a")
        chip.say(words, "warning" if is_sealed else "success", "lock" if is_sealed else "check")

    def _swap(self) -> None:
        first, second = self.first.current(), self.second.current()
        self.first.set_current(second)
        self.second.set_current(first)
        self.changed.emit()

    def _on_toggle(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        is_pair = bool(self.second.current())
        self.swap.setEnabled(is_pair)
        self.form.layout_choice.setVisible(is_pair)
        self._hint.setText(_hint(self.form.layout_choice.current(), is_pair))
        on = [line for line in self.lines if line.switch.isChecked()]
        for line in self.lines:
            line.keep_on(len(on) == 1 and line is on[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips are never shortened: in a narrow panel they stand under one another."""
        is_narrow = self.width() < WIDTH
        direction = QHBoxLayout.Direction.TopToBottom if is_narrow else QHBoxLayout.Direction.LeftToRight
        self._chip_row.setDirection(direction)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        edge = Qt.Edge.RightEdge if self.isRightToLeft() else Qt.Edge.LeftEdge
        paint.hairline(painter, self.rect(), edge, theme.color("border"))


def _hint(layout: str, is_pair: bool) -> str:
    if not is_pair:
        return _("One column, searchable")
    if layout == "facing":
        return _("Left page and right page say the same, after a cover")
    if layout == "sequential":
        return _("All of it in one language, then in the other")
    return _("Two aligned columns, both searchable")


def _row(*widgets: QWidget, is_left: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, Select) else 0)
    if is_left:
        row.addStretch(1)
    return row


def _language_words(tag: str) -> str:
    return LANGUAGES[tag].own_name if tag in LANGUAGES else language_name(tag, language())


def _page_words(pages: tuple[int, int]) -> str:
    first, last = (number(page, language()) for page in pages)
    if first == last:
        return _("page {number}").format(number=first)
    return _("pages {range}").format(range=range_text(first, last))
