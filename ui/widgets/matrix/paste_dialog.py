"""The dry run of a paste: what would change and what cannot be taken, before anything is done."""

from PySide6.QtWidgets import QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.matrix.clipboard import Fault, Pasted
from ui.widgets.twin_table import TableData, TwinTable


class PasteDialog(Dialog):
    """``answered`` tells "paste" or "cancel". Cells that cannot be taken are listed with their place."""

    def __init__(self, parent: QWidget, pasted: Pasted, allowed: str) -> None:
        can_paste = bool(pasted.cells)
        first = Choice("paste", _("Paste what is right") if pasted.faults else _("Paste"), "primary")
        choices = [Choice("cancel", _("Cancel"), "quiet"), *([first] if can_paste else [])]
        super().__init__(parent, _question(pasted), choices, width=WIDE)
        self.pasted = pasted
        self.content.addWidget(Label(_summary(pasted), "body", "muted", wrap=True))
        self.faults = TwinTable(_("Cells that cannot be taken"))
        if pasted.faults:
            self.faults.show_table(_table(pasted.faults, allowed))
            self.faults.setFixedHeight(min(9, len(pasted.faults) + 1) * 28 + 12)
            self.content.addWidget(self.faults)


def _question(pasted: Pasted) -> str:
    count = len(pasted.cells)
    if not count:
        return _("Nothing to paste here")
    words = ngettext("Paste {count} cell?", "Paste {count} cells?", count)
    return words.format(count=number(count, language()))


def _summary(pasted: Pasted) -> str:
    lines = [
        _("Matched by the names of rows and columns.")
        if pasted.has_heads
        else _("Placed from the current cell on.")
    ]
    if pasted.unchanged:
        same = ngettext(
            "{count} cell says the same already.", "{count} cells say the same already.", pasted.unchanged
        )
        lines.append(same.format(count=number(pasted.unchanged, language())))
    if pasted.faults:
        count = len(pasted.faults)
        left = ngettext(
            "{count} cell cannot be taken and is left out:",
            "{count} cells cannot be taken and are left out:",
            count,
        )
        lines.append(left.format(count=number(count, language())))
    return " ".join(lines)


def _table(faults: tuple[Fault, ...], allowed: str) -> TableData:
    heads = (_("What is wrong"), _("Line"), _("Column"), _("Text"))
    rows = tuple(
        (reason_words(fault, allowed), str(fault.line), str(fault.column), fault.words) for fault in faults
    )
    return TableData(heads, rows)


def reason_words(fault: Fault, allowed: str) -> str:
    """Why a cell cannot be taken, and what would be right."""
    return {
        "unknown_row": _("No row of this name is shown: mend the name, or clear the filter."),
        "unknown_column": _("No column of this name is shown: mend the name, or clear the filter."),
        "twice": _("This row stands twice: keep one of them."),
        "outside": _("Beyond the last row or column: paste further up or to the beginning."),
        "wrong_code": _("Enter one of: {allowed}.").format(allowed=allowed),
    }[fault.reason]
