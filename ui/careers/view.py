"""Careers as a view of the window: lattice, competencies, people, comparisons."""

from collections.abc import Mapping

from i18n import N_
from planning.plan.changes import Changes
from ui.careers.commands import careers_commands
from ui.careers.context import Context
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.segmented import Kind, SegmentedView
from ui.shell.session import Session


class CareersView(SegmentedView):
    """Its segments share a context: the day, and who is chosen."""

    name = "careers"
    segments_name = N_("Parts of Careers")

    def __init__(self, session: Session) -> None:
        self.context = Context(session)
        super().__init__(session)
        self.context.ways_wanted.connect(self.show_ways)

    def make_kinds(self) -> Mapping[str, Kind]:
        return {
            "lattice": Kind(N_("Lattice"), "waypoints", self._lattice),
            "competencies": Kind(N_("Competencies"), "grid-3x3", self._competencies),
            "people": Kind(N_("People"), "users", self._people),
            "compare": Kind(N_("Compare"), "arrow-up-down", self._compare),
            "postings": Kind(N_("Postings"), "arrow-left-right", self._postings),
            "resilience": Kind(N_("Resilience"), "shield-alert", self._resilience),
            "catalogue": Kind(N_("Catalogue"), "table-2", self._catalogue),
        }

    def _lattice(self) -> Part:
        from ui.careers.lattice_part import LatticePart

        return LatticePart(self.context)

    def _competencies(self) -> Part:
        from ui.competencies.part import CompetenciesPart

        return CompetenciesPart(self.context, self.status_changed.emit)

    def _people(self) -> Part:
        from ui.careers.people_part import PeoplePart

        return PeoplePart(self.context)

    def _compare(self) -> Part:
        from ui.careers.compare_part import ComparePart

        return ComparePart(self.context)

    def _catalogue(self) -> Part:
        from ui.records.kinds import CAREERS
        from ui.records.part import CataloguePart

        return CataloguePart(self.session, CAREERS, self.status_changed.emit)

    def _postings(self) -> Part:
        from ui.careers.postings_part import PostingsPart

        return PostingsPart(self.context, self.status_changed.emit)

    def open_posts(self) -> None:
        """Show where posts are opened for postings."""
        from ui.careers.postings_part import PostingsPart

        self.show_part("postings")
        if isinstance(self.part, PostingsPart):
            self.part.show_openings()

    def _resilience(self) -> Part:
        from ui.careers.resilience_part import ResiliencePart

        return ResiliencePart(self.context, self.status_changed.emit)

    def show_ways(self, goal: str = "") -> None:
        """Show the ways of the person to a profile in the lattice."""
        from ui.careers.lattice_part import LatticePart

        self.show_part("lattice")
        if isinstance(self.part, LatticePart):
            self.part.show_ways(goal)

    def commands(self) -> list[Command]:
        return careers_commands(self)

    def follow(self, changes: Changes) -> None:
        self.context.follow(changes)
        super().follow(changes)

    def renew(self) -> None:
        if self.session.has_document:
            self.context.renew()
        super().renew()
