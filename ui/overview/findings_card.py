"""What ``check`` found in the plan, each with the way to its place."""

from functools import partial

from i18n import _, language, ngettext
from i18n.formats import number
from planning.plan.check import Finding
from planning.plan.text import text_in
from ui.overview import places
from ui.overview.figure_words import citation
from ui.overview.list_card import Item, ListCard
from ui.shell.session import Session

SIGNS = {
    "error": ("circle-alert", "danger"),
    "warning": ("triangle-alert", "warning"),
    "info": ("info", "info"),
}


FEW = 3
"""As many findings that say the same of different documents stand each for itself."""


def _gathered(findings: list[Finding]) -> list[list[Finding]]:
    """Findings that say the same of documents of a table stand together, in the order of the first."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.code, finding.table, finding.field, finding.message), []).append(finding)
    gathered: list[list[Finding]] = []
    for alike in found.values():
        gathered += [alike] if len(alike) > FEW else [[finding] for finding in alike]
    return gathered


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
        self.show_items([partial(self._item, *alike) for alike in _gathered(findings)],
                        "" if findings else _("Nothing in this plan is wrong or does not agree."))

    def _item(self, finding: Finding, *others: Finding) -> Item:
        """One finding, and how many more say the same of other documents."""
        icon, role = SIGNS.get(finding.severity, SIGNS["info"])
        words = finding.message
        name = self._name(finding)
        if others:
            said = ngettext("{name} and {count} other", "{name} and {count} others", len(others))
            name = said.format(name=name, count=number(len(others), language()))
        if name not in words:
            words = _("{name}: {message}").format(name=name, message=words)
        way = partial(places.show, self._session, finding.table, finding.id)
        return Item(words, citation(finding.paragraph), icon, role,
                    way if places.view_of(finding.table) else None)

    def _name(self, finding: Finding) -> str:
        """What the document concerned is called; a finding of the command line names its place apart."""
        entity = self._session.document.get(finding.table, finding.id) if finding.table else None
        named = getattr(entity, "name", None) or getattr(entity, "title", None)
        words = text_in(named, language()) if isinstance(named, dict) else ""
        return words or "/".join(part for part in (finding.table, finding.id) if part)
