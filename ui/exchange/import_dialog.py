"""The preview of an import: how the file is understood, and what it would add and change."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import INTERFACE_LANGUAGES, LANGUAGES, _, language, language_name
from i18n.formats import number
from planning.exchange.apart import Preview, preview
from planning.exchange.formats import FORMATS, Reading
from planning.exchange.merging import tables_of
from planning.plan.document import Document
from planning.plan.editing import BULK
from planning.plan.errors import PlanError
from ui.exchange.column_list import ColumnList
from ui.exchange.preview_list import PreviewList, preview_rows, summary
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.session import Session
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.rule import Rule
from ui.widgets.segment import Option, Segment
from ui.widgets.select import Select

WIDTH, NARROW, HEIGHT, COLUMNS = 900, 600, 380, 400
PAUSE_MS = 150
"""After a choice, before the file is read again: choices come in threes."""


class ImportDialog(Dialog):
    """Tells the preview that was agreed to through ``agreed``; the file is read again at each choice."""

    agreed = Signal(object)  # Preview

    def __init__(self, parent: QWidget, session: Session, path: Path) -> None:
        choices = [Choice("import", _("Import"), "primary"), Choice("cancel", _("Cancel"))]
        title = _("What should be imported from {file}?").format(file=path.name)
        super().__init__(parent, title, choices, width=WIDTH if _is_table(path) else NARROW)
        self._session, self._path = session, path
        document = session.plan_document if session.has_document else None
        self._tables = tables_of(document) if document is not None else {}
        self._job: Job | None = None
        self.preview: Preview | None = None
        self.kind, self.heading = Label("", "body", "muted"), Label("", "strong")
        self.bulk = LinkRow(_bulk_words(), icon="info", role="info")
        self.bulk.hide()
        self.list = PreviewList(_("What the import would do"))
        self.columns = ColumnList(_languages(document))
        self.language = Select(_("Language of the names"), _language_choices(document))
        self.sheet = Select(_("Sheet"), [("", _("All sheets"))])
        self.dates = Segment(_("Dates such as 3/4/2014"), _date_options(), height=28)
        self.dates.set_current("auto")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._arrange()
        self._connect()
        self._read()

    def _arrange(self) -> None:
        self.list.setMinimumHeight(HEIGHT)
        self.content.addLayout(self._choices())
        body = QHBoxLayout()
        body.setSpacing(16)
        self._mapping = self._mapped()
        body.addWidget(self._mapping)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.heading)
        right.addWidget(self.list, 1)
        right.addWidget(self.bulk)
        body.addLayout(right, 1)
        self.content.addLayout(body)

    def _choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind, 1)
        self.sheet.setFixedWidth(150)
        self.sheet.hide()
        line.addWidget(self.sheet)
        self._dates_label = Label(_("Dates"), "caption", "muted").keep_whole()
        line.addWidget(self._dates_label)
        line.addWidget(self.dates)
        line.addWidget(Label(_("Language of the names"), "caption", "muted").keep_whole())
        self.language.setFixedWidth(130)
        line.addWidget(self.language)
        for part in (self._dates_label, self.dates):
            part.setVisible(_is_table(self._path))
        return line

    def _mapped(self) -> QWidget:
        """The columns, where the file is a table."""
        area = QWidget()
        area.setFixedWidth(COLUMNS)
        layout = QHBoxLayout(area)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Label(_("Columns of the file and what they mean"), "strong"))
        column.addWidget(self.columns, 1)
        layout.addLayout(column, 1)
        layout.addWidget(Rule(Qt.Orientation.Vertical, length=HEIGHT))
        area.setVisible(_is_table(self._path))
        return area

    def _connect(self) -> None:
        self._later.timeout.connect(self._read)
        self.columns.changed.connect(self._read_later)
        self.language.chosen.connect(lambda _key: self._read_later())
        self.dates.chosen.connect(lambda _key: self._read_later())
        self.sheet.chosen.connect(lambda _key: self._read_later())
        self.finished.connect(lambda _result: self.stop())
        self.answered.connect(self._tell)

    # Reading

    @property
    def reading(self) -> Reading:
        """The file as it is to be understood now."""
        dates = self.dates.current()
        return Reading(
            self._path,
            self.language.current(),
            self._tables,
            sheet=self.sheet.current(),
            columns=self.columns.mapping(),
            dates="" if dates == "auto" else dates,
            is_trial=True,
        )

    @property
    def is_reading(self) -> bool:
        """Whether what is shown will be replaced."""
        return self._job is not None or self._later.isActive()

    def _read_later(self) -> None:
        self.stop()
        self._later.start(PAUSE_MS)

    def _read(self) -> None:
        """Read the file in a process of its own and show what it would do."""
        self.stop()
        self.by_key["import"].setEnabled(False)
        self._say(_("Reading the file…"), "muted")
        reading, names = self.reading, self._tables

        def work(_progress: Progress, cancelled: Cancelled) -> tuple[Preview, object]:
            found = preview(reading, cancelled)
            return found, preview_rows(found, dict(names) | dict(found.imported.tables))

        name = _("Reading {file}").format(file=self._path.name)
        self._job = self._session.jobs.start(name, work, self._show, self._refuse)

    def stop(self) -> None:
        """What is being read is no longer wanted."""
        self._later.stop()
        if self._job is not None:
            self._session.jobs.cancel(self._job)
            self._job = None

    def _show(self, found: tuple[Preview, list[object]]) -> None:
        self._job = None
        self.preview, rows = found
        kind = next((one for one in FORMATS if one.name == self.preview.format), None)
        self.kind.setText(_(kind.title) if kind is not None else "")
        for part in (self._mapping, self._dates_label, self.dates):
            part.setVisible(bool(self.preview.imported.columns))  # a framework may be a CSV file, too
        self._offer_sheets(self.preview.imported.sheets)
        self.columns.show_columns(self.preview.imported.columns)
        self.list.show_rows(rows)  # type: ignore[arg-type]  # rows of the preview
        is_sound = self.preview.merged is not None
        self._say(summary(self.preview), "text" if is_sound else "danger")
        has_news = self.preview.merged is not None and self.preview.merged.changes is not None
        self.by_key["import"].setEnabled(is_sound and (has_news or not self._tables))
        self.bulk.setVisible(bool(self._tables) and is_bulk(self.preview))

    def _offer_sheets(self, sheets: tuple[str, ...]) -> None:
        """A workbook may hold tables that are not meant."""
        if len(sheets) > 1:
            self.sheet.set_choices([("", _("All sheets")), *((name, name) for name in sheets)])
        self.sheet.setVisible(len(sheets) > 1)

    def _refuse(self, error: PlanError) -> None:
        self._job, self.preview = None, None
        self.bulk.hide()
        self.list.show_rows(())
        place = f"{error.place}: " if error.place else ""
        self._say(f"{place}{error.message} {error.remedy}".strip(), "danger")

    def _say(self, words: str, role: str) -> None:
        self.heading.setText(words)
        self.heading.set_role(role)

    def _tell(self, key: str) -> None:
        if key == "import" and self.preview is not None:
            self.agreed.emit(self.preview)


def is_bulk(preview: Preview) -> bool:
    """Whether an import would be too large a step for the history that outlives the session."""
    changes = preview.merged.changes if preview.merged is not None else None
    return changes is not None and len(changes.items) > BULK


def _bulk_words() -> str:
    said = _(
        "An import of more than {count} changes can be undone until the plan is closed. After that, the plan "
        "as it is now is among the earlier versions."
    )
    return said.format(count=number(BULK, language()))


def _is_table(path: Path) -> bool:
    tables = (one for one in FORMATS if one.module.startswith("tabular."))
    return any(path.suffix.lower() in one.suffixes for one in tables)


def _languages(document: Document | None) -> list[str]:
    return list(document.languages) if document is not None else [language()]


def _language_choices(document: Document | None) -> list[tuple[str, str]]:
    """The languages of the plan first, as names are most often in one of them."""
    own = _languages(document)
    tags = dict.fromkeys((*own, *INTERFACE_LANGUAGES, *LANGUAGES))
    return [(tag, language_name(tag, language())) for tag in tags]


def _date_options() -> list[Option]:
    return [
        Option("auto", _("By the column"), _("As the column tells")),
        Option("dmy", _("Day first"), _("3/4/2014 is in April")),
        Option("mdy", _("Month first"), _("3/4/2014 is in March")),
    ]
