"""What each column of a table means: its heading, a cell of it, and the field to choose for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _, language, language_name
from planning.exchange.imported import Column
from planning.exchange.tabular.columns import Target
from planning.exchange.tabular.targets import TARGETS
from ui.widgets.label import Label
from ui.widgets.select import Select

NAMES = 150
"""Px for headings and samples."""


class ColumnList(QScrollArea):
    """Tells ``changed`` when another meaning was chosen; :meth:`mapping` has them all."""

    changed = Signal()

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self._languages = languages
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.selects: dict[str, Select] = {}
        self.setAccessibleName(_("Columns"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def mapping(self) -> dict[str, str]:
        """The field of each column by its heading, empty for one that is left out."""
        return {heading: select.current().lstrip("-") for heading, select in self.selects.items()}

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the columns of a file; the same ones only take the fields that they mean now."""
        columns = _first_of_each(columns)
        shown = tuple((one.table, one.heading, one.sample) for one in columns)
        if shown != self._shown:
            self._shown = shown
            self._fill(columns)
        for column in columns:
            self.selects[column.heading].set_current(column.field or "-")

    def _fill(self, columns: Sequence[Column]) -> None:
        self.selects.clear()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, column in enumerate(columns):
            grid.addWidget(_Heading(column), row, 0)
            grid.addWidget(self._select(column), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(columns), 1)
        self.setWidget(page)
        page.setAutoFillBackground(False)  # a scroll area switches it on

    def _select(self, column: Column) -> Select:
        target = next(one for one in TARGETS if one.table == column.table)
        name = _("Meaning of the column “{name}”").format(name=column.heading)
        select = Select(name, [("-", _("Left out")), *self._fields(target, column.field)])
        select.chosen.connect(lambda _key: self.changed.emit())
        self.selects[column.heading] = select
        return select

    def _fields(self, target: Target, current: str) -> list[tuple[str, str]]:
        """What a column may mean: a text in one of the languages, or a field."""
        found: list[tuple[str, str]] = []
        for field in target.fields:
            if field.kind != "words":
                found.append((field.name, _(field.title)))
                continue
            found.append((field.name, _(field.title)))
            for tag in self._languages:
                words = f"{_(field.title)} ({language_name(tag, language())})"
                found.append((f"{field.name}.{tag}", words))
        if current and all(key != current for key, _words in found):
            found.append((current, current))
        return found


class _Heading(QWidget):
    """A heading with a cell under it."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.setFixedWidth(NAMES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Label(column.heading, "strong"))
        sample = " ".join(column.sample.split())
        layout.addWidget(Label(sample or _("empty"), "caption", "muted"))


def _first_of_each(columns: Sequence[Column]) -> list[Column]:
    """The columns of the first table; others that have the same heading mean the same."""
    found: dict[str, Column] = {}
    for column in columns:
        found.setdefault(column.heading, column)
    return list(found.values())
