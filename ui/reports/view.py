"""The reports: kinds on the left, pages in the middle, options on the right."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import N_, _, language, ngettext
from i18n.formats import number, percent
from planning.plan.changes import Changes
from planning.plan.check import Finding
from planning.plan.text import text_in
from ui.overview.checking import Checking
from ui.reports import options_panel, printing
from ui.reports.desk import Desk
from ui.reports.exporting import Exporter
from ui.reports.kinds_panel import KindsPanel
from ui.reports.options_panel import OptionsPanel
from ui.reports.preview import LATER, SOON, Preview
from ui.reports.remembered import first_request, fitting, packed, unpacked
from ui.reports.request import Made, kind_of
from ui.reports.search import PageSearch
from ui.reports.search_bar import SearchBar
from ui.shell.commands import Command
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets.button import TOOLBAR_HEIGHT, PrimaryButton, ToolButton
from ui.widgets.label import Label
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment

Key = QKeySequence.StandardKey
EXPORT = {
    "brief": N_("Export brief"), "roadmap": N_("Export roadmap"), "careers": N_("Export careers"),
    "staffing": N_("Export staffing"), "full": N_("Export full report"),
}
NARROW = 1180  # px of the view; below it both panels give room to the pages
FINDINGS = "findings"  # the part that says what does not agree
MODES = (("page", N_("Page")), ("spread", N_("Spread")), ("thumbnails", N_("Thumbnails")))


class ReportsView(View):
    """What is chosen is shown at once, made on a thread; the export writes just that."""

    name = "reports"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.preview, self.exporter = Preview(session, self), Exporter(session, self)
        self._checking = Checking(session, self._take_findings, self)
        self._request = first_request(session.document)
        self._made: Made | None = None
        self._differing = 0
        self._is_stale = True
        self._export = PrimaryButton(icon="download")
        self.search = PageSearch(session.jobs, self)
        self.search_bar = SearchBar(self.search)
        self.kinds, self.desk, self.options = KindsPanel(), Desk(session), OptionsPanel(self._export)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.kinds)
        layout.addWidget(self.desk, 1)
        layout.addWidget(self.options)
        self._title, self._zoom = Label("", "strong").keep_whole(), Label("", "label").keep_whole()
        self._page = Label("", "label").keep_whole()
        self._segment = Segment("", [Option(key, key) for key, _words in MODES])
        self._connect()
        self._show_request()

    def _connect(self) -> None:
        session, area = self.session, self.desk.area
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._replace)
        self.kinds.chosen.connect(self._choose_kind)
        self.options.changed.connect(self._choose_options)
        self.preview.made.connect(self._take)
        self.preview.stopped.connect(self.desk.stop)
        self.preview.made.connect(lambda made: self.search.set_pdf(made.pdf))
        self.search.changed.connect(self._show_hits)
        self.desk.wanted.connect(lambda: self._ask(0))
        self.exporter.exported.connect(self._keep)
        self._segment.chosen.connect(self._set_mode)
        area.page_changed.connect(lambda _page: self._say_place())
        area.zoom_changed.connect(self._say_place)
        area.page_opened.connect(self._open_page)
        self.destroyed.connect(self._checking.stop)

    # What the window asks for

    def commands(self) -> list[Command]:
        area = self.desk.area
        return [
            Command("reports.export", N_("Export report"), "download", self.export, menu="reports",
                    label=lambda: _(EXPORT.get(self._request.kind, N_("Export report")))),
            Command("reports.print", N_("Print"), "printer", self.print_pages, (Key.Print,),
                    lambda: self._made is not None, "reports"),
            Command("reports.branding", N_("Branding"), "tag", self.edit_branding,
                    enabled=lambda: self.session.can_edit, menu="reports", group=3,
                    keywords=N_("logo colour organization classification marking")),
            *self._turning(),
            *self._searching(),
            Command("reports.zoom_in", N_("Zoom in"), "zoom-in", lambda: area.zoom_by(1),
                    (Key.ZoomIn, "Ctrl+="), self._can_zoom, "reports", 2),
            Command("reports.zoom_out", N_("Zoom out"), "zoom-out", lambda: area.zoom_by(-1),
                    (Key.ZoomOut,), self._can_zoom, "reports", 2),
            Command("reports.fit", N_("Fit whole pages"), "maximize", lambda: area.set_zoom(None),
                    ("Ctrl+0",), self._can_zoom, "reports", 2),
        ]

    def _turning(self) -> list[Command]:
        area = self.desk.area

        def turn(step: int) -> Callable[[], None]:
            return lambda: area.go_to(area.page + step * (2 if area.mode == "spread" else 1))

        return [
            Command("reports.previous", N_("Previous page"), "chevron-left", turn(-1), ("PgUp",),
                    lambda: area.page > 0, "reports", 1),
            Command("reports.next", N_("Next page"), "chevron-right", turn(1), ("PgDown",),
                    lambda: area.page < area.count - 1, "reports", 1),
        ]

    def _searching(self) -> list[Command]:
        def has_hits() -> bool:
            return bool(self.search.hits)

        return [
            Command("reports.find", N_("Search in the pages"), "search", self.search_bar.field.setFocus,
                    (Key.Find,), lambda: self._made is not None, "reports", 4),
            Command("reports.find_next", N_("Next hit"), "arrow-down", lambda: self.search.step(1),
                    ("F3",), has_hits, "reports", 4),
            Command("reports.find_previous", N_("Previous hit"), "arrow-up", lambda: self.search.step(-1),
                    ("Shift+F3",), has_hits, "reports", 4),
        ]

    def _can_zoom(self) -> bool:
        return self.desk.area.count > 0 and self.desk.mode != "thumbnails"

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        def button(id: str) -> ToolButton:
            made = ToolButton(height=TOOLBAR_HEIGHT, icon_only=True)
            made.bind(self.session.commands, id)
            return made

        branding, print_button = ToolButton(height=TOOLBAR_HEIGHT), ToolButton(height=TOOLBAR_HEIGHT)
        branding.bind(self.session.commands, "reports.branding")
        print_button.bind(self.session.commands, "reports.print")
        self._export.bind(self.session.commands, "reports.export")
        self._say()
        return [self._title, toolbar_rule(), self._segment, button("reports.zoom_out"), self._zoom,
                button("reports.zoom_in"), toolbar_rule(), button("reports.previous"), self._page,
                button("reports.next")], [self.search_bar, branding, print_button]

    def status(self) -> list[StatusItem]:
        if self._made is None:
            return []
        count = self._made.result.pages
        size = self._made.request.page_size
        words = ngettext("{size}, {count} page, fonts embedded",
                         "{size}, {count} pages, fonts embedded", count)
        return [StatusItem(words.format(size=size, count=number(count, language())), "file-text")]

    def retranslate(self) -> None:
        if self.session.has_document:
            self._say()
            self.kinds.show_files(self.exporter.files)
            self._show_pages()
            self._checking.run()

    def reveal(self, table: str, id: str) -> bool:
        if table != "reports" or kind_of(id).id != id:
            return False
        self._choose_kind(id)
        return True

    def state(self) -> str:
        return packed(self._request, self.exporter.files)

    def restore(self, state: str) -> None:
        self._request, self.exporter.files = unpacked(state, self.session.document)
        self._show_request()
        self._is_stale = True

    # Words

    def _say(self) -> None:
        self._title.setText(_(kind_of(self._request.kind).title))
        self._segment.say(_("How the pages stand"), [Option(key, _(words)) for key, words in MODES])
        self._segment.set_current(self.desk.mode)
        self._say_place()

    def _say_place(self) -> None:
        area = self.desk.area
        self._zoom.setText(percent(area.zoom, language()) if self._can_zoom() else "")
        words = _("{number} of {count}").format(
            number=number(area.page + 1, language()), count=number(area.count, language()))
        self._page.setText(words if area.count else "")
        self.session.commands.refresh_later()
        for label in (self._zoom, self._page):
            label.updateGeometry()

    def _show_request(self) -> None:
        self.kinds.set_current(self._request.kind)
        self.kinds.show_files(self.exporter.files)
        self.options.show_request(self._request, self.session.document)
        self._say_notes()

    def _show_pages(self) -> None:
        if self._made is not None:
            self.options.show_pages(self._made.result.part_pages)

    def _take_findings(self, findings: list[Finding]) -> None:
        self._differing = sum(bool(finding.printed and finding.computed) for finding in findings)
        self._say_notes()

    def _say_notes(self) -> None:
        """What does not agree is printed as it stands: whoever passes the report on should know."""
        count = self._differing if self._prints_figures() else 0
        if FINDINGS in self._request.wanted:
            words = ngettext(
                "{count} figure does not agree in the source. It is printed as it stands, with a note.",
                "{count} figures do not agree in the source. They are printed as they stand, with a note.",
                count)
        else:
            words = ngettext("{count} figure does not agree in the source. It is printed as it stands.",
                             "{count} figures do not agree in the source. They are printed as they stand.",
                             count)
        self.options.note.say(words.format(count=number(count, language())) if count else "")
        self.options.translation.say(text_in(self.session.document.plan.translation_note, language()))

    def _prints_figures(self) -> bool:
        return any(part.id == FINDINGS for part in kind_of(self._request.kind).parts)

    # Choices

    def _choose_kind(self, kind: str) -> None:
        if kind != self._request.kind:
            parts = frozenset(part.id for part in kind_of(kind).parts if part.is_default)
            self._request = self._request._replace(kind=kind, parts=parts)
            self._show_request()
            self._say()
            self._ask(SOON)

    def _choose_options(self) -> None:
        self._request = self.options.request()
        self._say_notes()
        self._ask(SOON)

    def _set_mode(self, mode: str) -> None:
        self.desk.set_mode(mode)  # type: ignore[arg-type]  # the segment has only these keys
        self._say_place()

    def _open_page(self, page: int) -> None:
        """From the thumbnails to the page itself."""
        if self.desk.mode == "thumbnails":
            self._segment.set_current("page")
            self._set_mode("page")
            self.desk.area.go_to(page)

    def export(self) -> None:
        """Ask for a file and write the report there."""
        self.exporter.ask(self._request)

    def print_pages(self) -> None:
        """Open the system's dialog for the pages that are shown."""
        if self._made is not None:
            printing.ask(self.session, self, self._made)

    def edit_branding(self) -> None:
        """Ask for name, logo, colour and marking of the organization."""
        from ui.reports.branding_dialog import BrandingDialog  # its fields bring the roadmap's, and numpy

        BrandingDialog(self, self.session).open()

    def _show_hits(self) -> None:
        self.desk.area.show_hits(self.search.hits, self.search.hit)
        self.session.commands.refresh_later()

    def _keep(self) -> None:
        """Remember what was written, at once: the program may be killed."""
        self.kinds.show_files(self.exporter.files)
        self.session.preferences.view_state[self.name] = self.state()
        self.session.preferences.save()

    # Following the plan

    def _ask(self, wait: int) -> None:
        self._is_stale = False
        self.desk.wait()
        self.preview.ask(self._request, wait)

    def _take(self, made: Made) -> None:
        self._made = made
        self.desk.show_made(made)
        self._show_pages()
        self._say_place()
        self.status_changed.emit()

    def _follow(self, changes: Changes) -> None:
        if changes.touches("plan"):
            self._request = fitting(self._request, self.session.document)
            self._show_request()
        self._is_stale = True
        if self.isVisible():
            self._ask(LATER)
            self._checking.run()

    def _replace(self) -> None:
        """Another plan: nothing of the one before stays."""
        self.preview.stop()
        self.desk.clear()
        self._made, self._is_stale = None, True
        if self.session.has_document:
            self._request = fitting(self._request, self.session.document)
            self._show_request()
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._ask(SOON)
        self._checking.run()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self.session.has_document:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.preview.is_pending:
            self.preview.stop()
            self._is_stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < NARROW
        self.kinds.setFixedWidth(204 if is_narrow else 264)
        self.options.setFixedWidth(options_panel.NARROW_WIDTH if is_narrow else options_panel.WIDTH)
        super().resizeEvent(event)
