"""Copying rows and pasting them: whole within the program, as a table to and from spreadsheets."""

from collections.abc import Callable
from typing import Any

import msgspec
import orjson
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from i18n import _
from i18n.counting import counted
from planning.exchange.row_table import paste_rows, read_table, table_text
from planning.plan import edits
from planning.plan.arrange import paste, topmost
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from ui.roadmap.editing import Editing

MIME = "application/x-roadmap-rows+json"


class Copied(msgspec.Struct, frozen=True):
    """What the program itself puts on the clipboard: activities, parents before children, and their links."""

    activities: list[dict[str, Any]]
    links: list[dict[str, Any]]


class Clipboard:
    """What copy, cut and paste do to the selected activities."""

    def __init__(self, editing: Editing) -> None:
        self._editing, self._state = editing, editing.state

    def can_copy(self) -> bool:
        """Whether activities are selected."""
        return bool(self._editing.activities())

    def can_paste(self) -> bool:
        """Whether there is something to paste and a lane for it."""
        data = QGuiApplication.clipboard().mimeData()
        return self._editing.has_lanes() and data is not None and (data.hasFormat(MIME) or data.hasText())

    def copy(self) -> None:
        """Copy the selected activities with all below them."""
        copied = self._copied()
        data = QMimeData()
        data.setData(MIME, orjson.dumps(msgspec.to_builtins(copied)))
        data.setText(self._text([record["id"] for record in copied.activities]))
        QGuiApplication.clipboard().setMimeData(data)

    def _copied(self) -> Copied:
        session = self._state.session
        records, links = session.document.records("activities"), session.document.records("links")
        every = dict(records)
        ids = [
            id
            for top in topmost(every, self._editing.activities())
            for id in (top, *edits.descendants(every, top))
        ]
        chosen = set(ids)
        among = [link for link in links.values() if {link["predecessor"], link["successor"]} <= chosen]
        return Copied([records[id] for id in ids], among)

    def _text(self, ids: list[str]) -> str:
        outline = self._state.outline
        chosen, levels = set(ids), dict[str, int]()
        for id in ids:
            parent = outline.activities[id].parent
            levels[id] = levels[parent] + 1 if parent in chosen and parent is not None else 0
        rows = [(outline.activities[id], levels[id]) for id in ids]
        return table_text(rows, outline.lanes, self._state.session.language)

    def cut(self) -> None:
        """Copy the selected activities, then remove them."""
        self.copy()
        self._editing.remove()

    def paste(self) -> None:
        """Paste below the cursor: what was copied here as it was, lines of a spreadsheet as activities."""
        data = QGuiApplication.clipboard().mimeData()
        copied = _decoded(bytes(data.data(MIME).data())) if data.hasFormat(MIME) else None
        if copied is not None:
            lane, after = self._editing.place()
            self._run(lambda t: paste(t, copied.activities, copied.links, lane, after))
        elif data.hasText():
            self._paste_text(data.text())

    def _paste_text(self, text: str) -> None:
        session = self._state.session
        month = session.document.plan.fiscal_start_month
        try:
            pasted = read_table(text, session.language, month)
        except PlanError as error:
            session.report(error)
            return
        lane, after = self._editing.place()
        self._run(lambda t: paste_rows(t, pasted.rows, lane, after))
        if pasted.left_out:
            words = _("Columns left out: {columns}").format(columns=", ".join(pasted.left_out))
            session.toast(words, icon="info")

    def _run(self, edit: Callable[[Transaction], list[str]]) -> None:
        pasted: list[str] = []
        if not self._state.session.run(lambda t: pasted.extend(edit(t)), _("Paste")) or not pasted:
            return
        self._state.open_to(("activities", pasted[0]))
        self._state.session.select("activities", pasted)
        self._editing.say(counted("{count} activity pasted", "{count} activities pasted", len(pasted)))


def _decoded(raw: bytes) -> Copied | None:
    """What is on the clipboard, ``None`` where another program wrote something else in its place."""
    try:
        return msgspec.json.decode(raw, type=Copied)
    except msgspec.MsgspecError:
        return None
