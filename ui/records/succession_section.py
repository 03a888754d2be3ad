"""What became of a competency, and the way to merge, split or retire it: a part of its panel."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout

from i18n import _, language
from i18n.formats import date_short, series
from planning.careers import source as s
from planning.careers.succession import reinstate
from planning.plan.competence import Competency
from planning.plan.moments import start_day
from planning.plan.text import text_in
from ui.records.extra import Extra
from ui.records.succession_dialog import SuccessionDialog
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label


class SuccessionSection(Extra):
    """Says since when a competency is retired and what stands for it; a family has no successor."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._id = ""
        self.words = Label("", "body", wrap=True)
        self.change = QuietButton("", "git-branch", height=TOOLBAR_HEIGHT, run=self._ask)
        self.back = QuietButton("", "rotate-ccw", height=TOOLBAR_HEIGHT, run=self._reinstate)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.change)
        line.addWidget(self.back)
        line.addStretch(1)
        self.add(self.words)
        self.content.addLayout(line)

    def show_record(self, entity: Competency) -> None:
        """Show what became of a competency."""
        self._id = entity.id
        self.setVisible(entity.kind != "family")
        self.say(_("Succession"))
        self.words.setText(succession_words(s.competencies(self.session.document), entity))
        self.change.set_words(_("Merge, split or retire…"))
        self.change.setVisible(not entity.retired)
        self.back.set_words(_("Bring back"))
        self.back.setVisible(bool(entity.retired))
        for button in (self.change, self.back):
            button.setEnabled(self.session.can_edit)

    def _ask(self) -> None:
        SuccessionDialog(self, self.session, [self._id]).open()

    def _reinstate(self) -> None:
        id = self._id
        self.session.run(lambda t: reinstate(t, id), _("Bring a competency back"))


def succession_words(known: Mapping[str, Competency], one: Competency) -> str:
    """In force; or since when it is retired and what stands for it, with other levels; what it stands for."""
    names = series((text_in(known[id].name, language()) for id in one.replaced_by if id in known), language())
    older = [text_in(old.name, language()) for old in known.values() if one.id in old.replaced_by]
    found: list[str] = []
    if one.retired:
        day = date_short(start_day(one.retired), language())
        said = _("Replaced by {names} from {day} on.") if names else _("Retired from {day} on.")
        found.append(said.format(names=names, day=day))
    if one.replaced_levels:
        pairs = sorted((int(old), new) for old, new in one.replaced_levels.items())
        worth = (_("level {old} as {new}").format(old=old, new=new) for old, new in pairs)
        found.append(_("Its ratings count there: {levels}.").format(levels=series(worth, language())))
    if older:
        stands = _("It stands for {names}: their ratings count here.")
        found.append(stands.format(names=series(older, language())))
    return " ".join(found) or _("In force.")
