"""The day that careers are looked at, where nobody chose one."""

from datetime import date

from planning.careers.source import Source, assessments
from planning.plan.entities import Plan
from planning.plan.moments import finish_day, start_day


def reference_day(source: Source, today: date | None = None) -> date:
    """The status date of the plan, else today; outside the horizon, that of the latest rating.

    A plan that has neither ratings nor today in its horizon is looked at on the nearest day of the horizon.
    """
    plan = source.table("plan").get("plan")
    today = today or date.today()
    if not isinstance(plan, Plan):
        return today
    if plan.status_date:
        return start_day(plan.status_date)
    first, last = start_day(plan.horizon_start), finish_day(plan.horizon_finish)
    if first <= today <= last:
        return today
    ratings = assessments(source).values()
    if ratings:
        return max(start_day(row.date) for row in ratings)
    return min(max(today, first), last)
