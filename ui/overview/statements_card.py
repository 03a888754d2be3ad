"""Risks and decisions of the plan, each with the activity it is about."""

from collections.abc import Callable, Sequence
from functools import partial

from i18n import N_, _, language
from i18n.formats import date_short, paragraph
from planning.plan.entities import Decision, Risk
from planning.plan.moments import finish_day
from planning.plan.text import text_in
from ui.overview import places
from ui.overview.list_card import Item, ListCard
from ui.shell.session import Session

SEVERITY_ROLE = {"high": "danger", "medium": "warning", "low": "muted"}
SEVERITY_WORDS = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


class StatementsCard(ListCard):
    """One table, ``risks`` or ``decisions``; a line leads to the first activity concerned."""

    def __init__(self, session: Session, table: str) -> None:
        super().__init__()
        self._session = session
        self.table = table

    def show_statements(self, statements: Sequence[Risk | Decision]) -> None:
        """Show them, in the language of the interface."""
        self.say(_("Risks") if self.table == "risks" else _("Decisions"))
        self.show_items([partial(self._item, statement) for statement in statements])

    def _item(self, statement: Risk | Decision) -> Item:
        icon = "shield-alert" if self.table == "risks" else "gavel"
        role = SEVERITY_ROLE.get(statement.severity or "", "muted")
        return Item(text_in(statement.name, language()), _note(statement), icon, role,
                    self._way(statement), text_in(statement.text, language()))

    def _way(self, statement: Risk | Decision) -> Callable[[], object] | None:
        if not statement.activities:
            return None
        return partial(places.show, self._session, "activities", statement.activities[0])


def _note(statement: Risk | Decision) -> str:
    """Severity, who answers for it, when it is due and where it is stated, as far as known."""
    parts = [_(SEVERITY_WORDS[statement.severity]) if statement.severity else "", statement.owner,
             date_short(finish_day(statement.due), language()) if statement.due else "",
             paragraph(statement.paragraphs, language()) if statement.paragraphs else ""]
    return " · ".join(part for part in parts if part)
