"""The schedule of a plan: working time, the network of rows and links, early and late dates, slack, risk."""

from planning.schedule.schedule import Row, Schedule, schedule_plan

__all__ = ["Row", "Schedule", "schedule_plan"]
