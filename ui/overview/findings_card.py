"""What ``check`` found in the plan, each with the way to its place."""

from functools import partial

from i18n import _
from planning.plan.check import Finding
from ui.overview import places
from ui.overview.figure_words import citation
from ui.overview.list_card import Item, ListCard
from ui.shell.session import Session

SIGNS = {
    "error": ("circle-alert", "danger"),
    "warning": ("triangle-alert", "warning"),
    "info": ("info", "info"),
}


class FindingsCard(ListCard):
    """Nothing is corrected here: the card says what does not agree and leads to it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._findings: list[Finding] = []

    @property
    def findings(self) -> list[Finding]:
        """What is shown."""
        return self._findings

    def show_findings(self, findings: list[Finding]) -> None:
        """Show findings, in the language of the interface."""
        self._findings = findings
        self.say(_("Findings"), _("shown as printed, nothing corrected") if findings else "")
        self.show_items([self._item(finding) for finding in findings],
                        "" if findings else _("Nothing in this plan is wrong or does not agree."))

    def _item(self, finding: Finding) -> Item:
        icon, role = SIGNS.get(finding.severity, SIGNS["info"])
        return Item(finding.message, citation(finding.paragraph), icon, role,
                    partial(places.show, self._session, finding.table, finding.id))
