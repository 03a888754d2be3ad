"""The views of the window, in the order of the rail; each is imported when it is first shown."""

from collections.abc import Callable
from typing import NamedTuple

from i18n import N_
from ui.shell.session import Session
from ui.shell.view import View


class Entry(NamedTuple):
    """A view as the rail knows it: its title (a message), its icon, and how it is made."""

    title: str
    icon: str
    make: Callable[[Session], View]


def _overview(session: Session) -> View:
    from ui.overview.view import OverviewView

    return OverviewView(session)


def _roadmap(session: Session) -> View:
    from ui.roadmap.view import RoadmapView

    return RoadmapView(session)


def _careers(session: Session) -> View:
    from ui.careers.view import CareersView

    return CareersView(session)


def _training(session: Session) -> View:
    from ui.training.view import TrainingView

    return TrainingView(session)


def _staffing(session: Session) -> View:
    from ui.staffing.view import StaffingView

    return StaffingView(session)


def _reports(session: Session) -> View:
    from ui.reports.view import ReportsView

    return ReportsView(session)


VIEWS: dict[str, Entry] = {
    "overview": Entry(N_("Overview"), "layout-dashboard", _overview),
    "roadmap": Entry(N_("Roadmap"), "chart-gantt", _roadmap),
    "careers": Entry(N_("Careers"), "waypoints", _careers),
    "training": Entry(N_("Training"), "graduation-cap", _training),
    "staffing": Entry(N_("Staffing"), "network", _staffing),
    "reports": Entry(N_("Reports"), "file-text", _reports),
}
PARTS: dict[str, str] = {
    "competencies": "careers",
    "postings": "careers",
    "resilience": "careers",
    "catalogue": "careers",
    "posts": "staffing",
    "scenarios": "staffing",
    "needs": "staffing",
    "analysis": "staffing",
    "assumptions": "staffing",
}
"""Parts of views that can be asked for by a name of their own, and their view."""
