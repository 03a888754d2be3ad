"""Where posts, people or competence will be missing for the roadmap: the plan's two halves held together."""

from functools import partial

from i18n import _
from ui.overview import places
from ui.overview.list_card import Item, ListCard
from ui.shell.session import Session
from ui.staffing.shortfalls import ICONS, ROLES, Shortfalls
from ui.staffing.state import has_illustrative_posts
from ui.widgets.chip import Chip


class ShortfallsCard(ListCard):
    """Each line leads to the activity that will lack somebody."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.shortfalls = Shortfalls(session, self)
        self.shortfalls.changed.connect(self.refresh)
        self.chip = Chip("", "illustrative")
        self.head.addWidget(self.chip)

    def refresh(self) -> None:
        """Show what was reckoned last, in the language of the interface."""
        if not self._session.has_document:
            return
        found = self.shortfalls.outlook
        rows = list(found.shortfalls) if found is not None else []
        self.say(_("People for the roadmap"), _("posts as they stand"))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(has_illustrative_posts(self._session.document))
        lead = "" if rows else _("Posts, people and competence suffice for the roadmap.")
        self.show_items(
            [partial(self._item, at) for at in range(len(rows))], lead if found is not None else ""
        )

    def _item(self, at: int) -> Item:
        found = self.shortfalls.outlook
        assert found is not None
        row = found.shortfalls[at]
        way = partial(places.show, self._session, "activities", row.activity)
        return Item(
            self.shortfalls.words(row), self.shortfalls.note(row), ICONS[row.reason], ROLES[row.reason], way
        )
