"""Uncertainty on top of the schedule: random durations, many replications, what they say of dates.

Loaded on use: it needs numpy.
"""

from planning.schedule.risk.analysis import LEVELS, Risk, RiskRow, analyse

__all__ = ["LEVELS", "Risk", "RiskRow", "analyse"]
