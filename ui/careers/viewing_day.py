"""The day that careers are seen as of when a plan is opened."""

from datetime import date

from planning.careers.source import assessments
from planning.plan.document import Document
from planning.plan.moments import start_day


def viewing_day(document: Document) -> date:
    """The status date of the plan; else the day of its latest rating, as long as that is past; else today.

    A plan of years ago is seen as it stood then: today all its ratings would have expired.
    """
    if document.plan.status_date:
        return start_day(document.plan.status_date)
    days = [start_day(row.date) for row in assessments(document).values()]
    return min(max(days), date.today()) if days else date.today()
