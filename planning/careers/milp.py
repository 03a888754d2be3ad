"""Mixed-integer programs of yes-or-no decisions, solved by HiGHS to a proven optimum or with the bound shown.

HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018) is exact: its optimum is
proven by a bound. Rows are kept as sparse lists; nothing is printed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import highspy
import numpy as np

Status = Literal["optimal", "bounded", "infeasible", "cancelled"]
INFINITY = float("inf")
Progress = Callable[[float, float], None]
"""Told the best value found so far and the bound, infinite while there is none."""


class Solution(NamedTuple):
    """What was found: ``bounded`` where time ran out, with the best so far (``values`` empty: none).

    Attributes:
        value: the objective of ``values``. bound: what no solution can beat; equal where optimal.
        values: 0 or 1 for each column, in order.
    """

    status: Status
    value: float
    bound: float
    values: tuple[int, ...]


@dataclass
class Program:
    """A minimisation over columns that are 0 or 1 (or ``continuous`` within 0 and 1), under linear rows."""

    costs: list[float] = field(default_factory=list)
    continuous: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float]] = field(default_factory=list)
    entries: list[tuple[list[int], list[float]]] = field(default_factory=list)

    def column(self, cost: float = 0, *, continuous: bool = False) -> int:
        """A new decision; its number."""
        self.costs.append(cost)
        self.continuous.append(continuous)
        return len(self.costs) - 1

    def row(self, factors: Mapping[int, float], low: float = -INFINITY, high: float = INFINITY) -> None:
        """A new row: ``low <= sum of factor x column <= high``."""
        self.rows.append((low, high))
        self.entries.append((list(factors), list(factors.values())))

    def any_of(self, columns: Sequence[int], unless: int | None = None) -> None:
        """At least one of ``columns``, or ``unless`` where that is given."""
        self.row(dict.fromkeys([*columns, *([] if unless is None else [unless])], 1.0), low=1)

    def implies(self, column: int, one_of: Sequence[int]) -> None:
        """``column`` needs at least one of ``one_of``."""
        self.row({column: -1.0} | dict.fromkeys((c for c in one_of if c != column), 1.0), low=0)

    def solve(
        self,
        *,
        time_limit: float = 60,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Progress | None = None,
        start: Sequence[int] | None = None,
    ) -> Solution:
        """The least sum of costs.

        Args:
            time_limit: seconds, after which the best found so far is returned with its bound.
            cancelled: asked again and again; once it is true the search ends with ``cancelled``.
            progress: told of the search.
            start: a solution to begin with.
        """
        if not self.costs:
            return self._without_columns()
        solver = _Silent()  # type: ignore[no-untyped-call] # highspy annotates no __init__
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-7)
        solver.setOptionValue("time_limit", float(time_limit))
        solver.setOptionValue("threads", 1)  # the same search each time
        solver.passModel(self._model())
        if start is not None:
            begin = highspy.HighsSolution()
            begin.col_value = [float(value) for value in start]
            solver.setSolution(begin)
        stop = _watch(solver, cancelled, progress)
        solver.run()
        return self._found(solver, stop.was_asked)

    def _without_columns(self) -> Solution:
        kept = all(low <= 0 <= high for low, high in self.rows)
        return Solution("optimal", 0, 0, ()) if kept else Solution("infeasible", INFINITY, INFINITY, ())

    def _model(self) -> highspy.HighsLp:
        model, count = highspy.HighsLp(), len(self.costs)
        model.num_col_, model.num_row_ = count, len(self.rows)
        model.col_cost_ = np.array(self.costs, float)
        model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
        limits = np.array(self.rows, float).reshape(-1, 2)
        model.row_lower_, model.row_upper_ = limits[:, 0].copy(), limits[:, 1].copy()
        kinds = (highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous)
        model.integrality_ = [kinds[free] for free in self.continuous]
        sizes = [len(columns) for columns, _factors in self.entries]
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        matrix.index_ = np.array([c for columns, _f in self.entries for c in columns], np.int32)
        matrix.value_ = np.array([f for _c, factors in self.entries for f in factors], float)
        return model

    def _found(self, solver: highspy.Highs, was_asked: bool) -> Solution:
        state, info = solver.getModelStatus(), solver.getInfo()
        kinds = highspy.HighsModelStatus
        if state in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):
            return Solution("infeasible", INFINITY, INFINITY, ())
        has_any = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = tuple(round(value) for value in solver.getSolution().col_value) if has_any else ()
        value = float(info.objective_function_value) if has_any else INFINITY
        if state == kinds.kOptimal:
            return Solution("optimal", value, value, values)
        status: Status = "cancelled" if was_asked else "bounded"
        return Solution(status, value, float(info.mip_dual_bound), values)


class _Silent(highspy.Highs):
    """HiGHS without its banner, which it prints as soon as callbacks are set up."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name of HiGHS
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call] # nor this


class _Stop:
    """Whether somebody asked to stop."""

    was_asked = False


def _watch(solver: highspy.Highs, cancelled: Callable[[], bool], progress: Progress | None) -> _Stop:
    """Ask ``cancelled`` while the solver runs, and tell ``progress``."""
    stop, kinds = _Stop(), highspy.cb.HighsCallbackType

    def ask(kind: Any, message: str, out: Any, give: Any, user: Any) -> None:  # noqa: ANN401 - those of HiGHS
        del message, user
        if progress is not None and kind == kinds.kCallbackMipInterrupt:
            progress(float(out.mip_primal_bound), float(out.mip_dual_bound))
        if cancelled():
            stop.was_asked = True
            give.user_interrupt = True

    solver.setCallback(ask, None)
    for kind in (kinds.kCallbackMipInterrupt, kinds.kCallbackSimplexInterrupt):
        solver.startCallback(kind)
    return stop
