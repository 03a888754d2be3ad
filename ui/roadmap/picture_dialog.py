"""The roadmap as it is on the screen, with its rows, columns, layers: as a file, on paper, to be pasted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from i18n import N_, _
from planning.plan.errors import PlanError
from planning.scene.drawing import EXPORT, Drawing, of_outline
from planning.scene.shapes import Measure
from planning.store.atomic import write_atomically
from ui.roadmap.painter import QtMeasure
from ui.roadmap.picture import painted, png_bytes
from ui.roadmap.section import Choice as Chosen
from ui.shell.session import ToastAction
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.switch import Switch

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

FORMATS = (("pdf", N_("PDF")), ("svg", N_("SVG")), ("png", N_("PNG")))
PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter")
OUTLINE, LEAST, MOST = 420.0, 400, 20000
SCALE = 2.0


def drawing_as_shown(view: RoadmapView, width: float, *, has_outline: bool, measure: Measure) -> Drawing:
    """The chart of the view as one drawing: its rows, columns, layers and ghosts."""
    state = view.chart_state
    frame = view.chart.canvas.whole_frame()
    shown = replace(frame.shown, names_rows=not has_outline, selected=(), hovered=None)
    design = replace(EXPORT, width=width, outline=outline_width(view) if has_outline else 0.0)
    return of_outline(
        state.outline, measure, design, state.session.language, shown=shown, insight=frame.insight
    )


def outline_width(view: RoadmapView) -> float:
    """Room for the names and for every column that is shown."""
    return max(OUTLINE, float(view.chart.outline.needed_width))


def copy_picture(view: RoadmapView) -> None:
    """Put the chart on the clipboard as a picture."""
    session = view.session
    drawing = drawing_as_shown(view, 1600, has_outline=True, measure=QtMeasure(session.language))
    try:
        image = painted(drawing, session.theme.name, SCALE)
    except PlanError as error:
        session.report(error)
        return
    QGuiApplication.clipboard().setImage(image)
    session.toast(_("Copied as a picture"), icon="image")


class PictureDialog(Dialog):
    """Format, size and paper; then where to write it, or the system's print dialog."""

    def __init__(self, view: RoadmapView) -> None:
        choices = [Choice("write", _("Choose a place…"), "primary"), Choice("print", _("Print…"), "more"),
                   Choice("cancel", _("Cancel"))]  # fmt: skip
        super().__init__(view, _("How should the roadmap be exported?"), choices)
        self._view = view
        self.format, self.paper = Select(), Select()
        self.format.set_choices([(key, _(words)) for key, words in FORMATS])
        self.paper.set_choices([("", _("As large as the drawing")), *((name, name) for name in PAPERS)])
        self.width_field, self.sheets = Field(_("Width (px)")), Switch("")
        self.width_field.edit.set_value("1600")
        self.outline = Switch(_("Names and columns beside the chart"))
        self.outline.setChecked(True)
        words = _("Rows, columns, layers and scenario are those on the screen.")
        self.content.addWidget(Label(words, "body", "muted", wrap=True))
        for select, label in ((self.format, _("Format")), (self.paper, _("Paper"))):
            chosen = Chosen(select)
            chosen.say(label)
            self.content.addWidget(chosen)
        self.content.addWidget(self.width_field)
        self._sheets_words, self.hint = Label(""), Label("", "caption", "muted", wrap=True)
        self.content.addLayout(_line(self.outline, Label(self.outline.accessibleName())))
        self.content.addLayout(_line(self.sheets, self._sheets_words))
        self.content.addWidget(self.hint)
        self.format.chosen.connect(lambda _key: self._follow())
        self.paper.chosen.connect(lambda _key: self._follow())
        self.sheets.toggled.connect(lambda _on: self._follow())
        self.answered.connect(self._take)
        self._follow()

    def _follow(self) -> None:
        is_pdf, paper = self.format.current() == "pdf", self.paper.current()
        self.paper.setEnabled(is_pdf)
        self.sheets.setEnabled(is_pdf and bool(paper))
        self.by_key["print"].setEnabled(is_pdf)
        words = _("Over sheets of {paper}, with cut marks").format(paper=paper or "A4")
        self._sheets_words.setText(words)
        self.sheets.setAccessibleName(words)
        self.hint.setText(self._hint() if is_pdf and paper else "")

    def _hint(self) -> str:
        """What the width does to the paper."""
        if self.sheets.isChecked():
            return _("Each sheet repeats names and time. A wider drawing takes more sheets.")
        return _("The drawing is fitted to the page. A narrower one has larger letters.")

    def _width(self) -> float:
        digits = self.width_field.value().strip()
        return float(min(max(int(digits), LEAST), MOST)) if digits.isdecimal() else 1600.0

    def _take(self, key: str) -> None:
        if key == "print":
            self._print()
        elif key == "write":
            self._ask_where()

    def _ask_where(self) -> None:
        suffix, session = self.format.current(), self._view.session
        dialog = QFileDialog(self._view, _("Where should the roadmap be written?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        path = session.document.path
        dialog.setDirectory(str(path.parent if path else Path.home()))
        dialog.selectFile(f"roadmap.{suffix}")
        make = self.maker()
        dialog.fileSelected.connect(lambda chosen: write(self._view, Path(chosen), make))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def maker(self) -> Callable[[], bytes]:
        """What makes the bytes of the file, on any thread; laid out here and now."""
        has_outline, width = self.outline.isChecked(), self._width()
        if self.format.current() == "pdf":
            return self._pdf_maker(has_outline=has_outline, width=width)
        if self.format.current() == "svg":
            from planning.exchange.svg import svg
            from planning.scene.measure import estimated

            drawing = drawing_as_shown(self._view, width, has_outline=has_outline, measure=estimated)
            return lambda: svg(drawing).encode()
        measure = QtMeasure(self._view.session.language)
        drawing = drawing_as_shown(self._view, width, has_outline=has_outline, measure=measure)
        theme = self._view.session.theme.name
        return lambda: png_bytes(painted(drawing, theme, SCALE))

    def _pdf_maker(self, *, has_outline: bool, width: float) -> Callable[[], bytes]:
        from planning.reports.picture import Form, laid_out, pdf

        state, frame = self._view.chart_state, self._view.chart.canvas.whole_frame()
        paper, outline = self.paper.current(), outline_width(self._view) if has_outline else 0.0
        form = Form(paper, bool(paper) and self.sheets.isChecked(), width, outline)
        picture = laid_out(state.outline, state.session.language, form, frame.shown, frame.insight)
        return lambda: pdf(picture)

    def _print(self) -> None:
        """Make the pages, then open the system's dialog."""
        from planning.reports import Options, ReportResult
        from ui.reports import printing
        from ui.reports.pdf_pages import page_sizes
        from ui.reports.request import Made

        if not self.paper.current():
            self.paper.set_current("A4")
        make, view = self.maker(), self._view
        session = view.session

        def work(_progress: object, _cancelled: object) -> Made:
            data = make()
            sizes = page_sizes(data)
            result = ReportResult(len(sizes), {}, (), (), (), ())
            return Made(Options("roadmap", (session.language,)), data, sizes, result)

        session.jobs.start(_("Preparing to print"), work, partial(printing.ask, session, view))


def write(view: RoadmapView, path: Path, make: Callable[[], bytes]) -> None:
    """Write the file on a thread and say where it is."""
    session = view.session

    def work(_progress: object, _cancelled: object) -> None:
        try:
            write_atomically(path, make())
        except OSError as error:
            raise PlanError(
                _("The file could not be written ({reason}).").format(reason=error.strerror or error),
                _("Check the folder, or choose another one."),
                code="not_written",
                file=path,
            ) from None

    def done(_result: object) -> None:
        session.toast(_("Exported {file}").format(file=path.name), (
            ToastAction(_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            ToastAction(_("Show in folder"),
                        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))),
        ), "download")  # fmt: skip

    session.jobs.start(_("Exporting {file}").format(file=path.name), work, done)


def _line(switch: Switch, words: Label) -> QHBoxLayout:
    """A switch with its words beside it."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(switch)
    words.setBuddy(switch)
    line.addWidget(words, 1)
    return line


def open_dialog(view: RoadmapView) -> QWidget:
    """Ask how the roadmap is to be exported."""
    dialog = PictureDialog(view)
    dialog.open()
    return dialog
