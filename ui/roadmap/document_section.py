"""Linked documents: addresses and files, opened only when they are safe to open."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _
from planning.plan import entities as e
from planning.plan.errors import PlanError
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.dialog import Choice, ask
from ui.widgets.field import Field
from ui.widgets.label import Label

SCHEMES = ("http", "https", "mailto")
READABLE = frozenset(
    ".pdf .txt .md .csv .tsv .rtf .doc .docx .odt .xls .xlsx .ods .ppt .pptx .odp .vsd .vsdx .mpp .xml .json"
    " .png .jpg .jpeg .gif .svg .webp .tif .tiff .eml .msg .zip .ics".split()
)
"""Kinds of files that are read by a program and do nothing by themselves."""


def target_of(document: str, folder: Path | None) -> QUrl:
    """Where a link leads: an address, or a file, one without a folder beside the plan.

    Raises:
        PlanError: ``unsafe_link`` for what would be run and not read, ``not_found`` for no such file.
    """
    url = QUrl(document)
    if url.scheme() in SCHEMES:
        return url
    if url.scheme() == "file":
        path = Path(url.toLocalFile())
    elif len(url.scheme()) > 1:  # one letter is a drive
        raise _unsafe(document)
    else:
        path = (folder or Path.home()) / Path(document).expanduser()
    if path.suffix.lower() not in READABLE and not path.is_dir():
        raise _unsafe(document)
    if not path.exists():
        raise PlanError(
            _("There is no file “{file}”.").format(file=path),
            _("Correct the link, or put the file there."),
            code="not_found",
            table="activities",
            field="documents",
        )
    return QUrl.fromLocalFile(str(path))


def _unsafe(document: str) -> PlanError:
    return PlanError(
        _("“{document}” is not opened from here: it may be a program.").format(document=document),
        _("Open it yourself, if you know where it comes from."),
        code="unsafe_link",
        table="activities",
        field="documents",
    )


class _Row(QWidget):
    """One link with the ways to open and to remove it."""

    def __init__(self, section: "DocumentSection", document: str) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        words = Label(document)
        words.setToolTip("")
        layout.addWidget(words, 1)
        self.open = ToolButton(
            _("Open"), "external-link", height=TOOLBAR_HEIGHT, icon_only=True,
            run=lambda: section.open(document),
        )  # fmt: skip
        self.remove = ToolButton(
            _("Remove the document"), "x", height=TOOLBAR_HEIGHT, icon_only=True,
            run=lambda: section.remove(document),
        )  # fmt: skip
        self.remove.setEnabled(section.subject.can_edit)
        layout.addWidget(self.open)
        layout.addWidget(self.remove)


class DocumentSection(Section):
    """Shown for one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.subject = subject
        self.rows: list[_Row] = []
        self._documents: list[str] = []
        self.new = Field()
        self.new.committed.connect(self._add)
        self.add(self.new)

    def fill(self, activity: e.Activity) -> None:
        """Show the documents of an activity."""
        self.say(_("Documents"))
        self._documents = list(activity.documents)
        self.take_away(self.rows, self.new.edit)
        self.rows = [_Row(self, document) for document in self._documents]
        for number, row in enumerate(self.rows):
            self.content.insertWidget(1 + number, row)
        self.new.say(_("Add an address or a file"))
        self.new.edit.setPlaceholderText(_("https://… or report.pdf"))
        self.new.set_value("")
        self.new.setReadOnly(not self.subject.can_edit)

    def _add(self, words: str) -> None:
        if words.strip():
            self._set([*self._documents, words.strip()], _("Add document"))

    def remove(self, document: str) -> None:
        """Take a link away."""
        self._set([one for one in self._documents if one != document] or None, _("Remove document"))

    def _set(self, documents: list[str] | None, label: str) -> None:
        error = self.subject.edit(lambda t, id: t.set("activities", id, documents=documents), label)
        self.new.show_error(error)

    def open(self, document: str) -> None:
        """Ask, telling the whole target, and open it."""
        path = self.subject.session.document.path
        try:
            target = target_of(document, path.parent if path else None)
        except PlanError as refused:
            self.subject.session.report(refused)
            return
        words = target.toLocalFile() or target.toString()
        choices = [Choice("open", _("Open"), "primary"), Choice("cancel", _("Cancel"))]
        question = ask(self, _("Open this document?"), words, choices)
        question.answered.connect(lambda key: QDesktopServices.openUrl(target) if key == "open" else None)
