"""What is seen at each level of a competency, as a part of its panel."""

from i18n import _
from planning.plan.competence import Competency
from ui.competencies import words
from ui.competencies.indicator_fields import IndicatorFields
from ui.records.extra import Extra
from ui.shell.session import Session


class IndicatorSection(Extra):
    """A field a level and language; a family has none."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields = IndicatorFields(session)
        self.add(self.fields)

    def show_record(self, entity: Competency) -> None:
        """Show the indicators of a competency."""
        self.setVisible(entity.kind != "family")
        if entity.kind != "family":
            self.say(_("Indicators by level"))
            self.fields.show_competency(entity, words.scale_of(self.session.document, entity))
