"""Linear and integer programs, solved by HiGHS."""

from typing import Any, NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Solution(NamedTuple):
    """The best values, what they cost, and the bound below which no solution lies.

    ``is_feasible`` is false where nothing satisfies all rows; values are empty then.
    """

    values: Floats
    cost: float
    bound: float
    is_optimal: bool
    is_feasible: bool


class _Silent(highspy.Highs):
    """HiGHS without its banner, which it prints to the standard output while it is being made."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name of HiGHS
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # it is untyped


def solve(
    cost: Floats,
    rows: Floats,
    low: Floats,
    high: Floats,
    *,
    upper: Floats | None = None,
    whole: bool = False,
    seconds: float = 30,
) -> Solution:
    """The values from 0 (to ``upper``) of least cost with ``low <= rows @ values <= high``.

    ``whole`` asks for whole numbers; after ``seconds`` the best found so far is returned with its bound.
    """
    solver: Any = _Silent()  # type: ignore[no-untyped-call]  # it is untyped
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("threads", 1)  # as careers do: HiGHS refuses another number on the same thread
    solver.passModel(_program(cost, rows, low, high, upper, whole))
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if not feasible:
        return Solution(np.empty(0), np.inf, np.inf, False, False)
    values = np.array(solver.getSolution().col_value)
    total = float(cost @ values)
    optimal = status == highspy.HighsModelStatus.kOptimal
    return Solution(values, total, total if optimal else float(info.mip_dual_bound), optimal, True)


def _program(
    cost: Floats, rows: Floats, low: Floats, high: Floats, upper: Floats | None, whole: bool
) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cost), len(low)
    lp.col_cost_ = cost
    lp.col_lower_ = np.zeros(len(cost))
    lp.col_upper_ = np.full(len(cost), np.inf) if upper is None else upper
    lp.row_lower_, lp.row_upper_ = low, high
    columns, places = np.nonzero(rows.T)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(columns, np.arange(len(cost) + 1)).astype(np.int32)
    lp.a_matrix_.index_ = places.astype(np.int32)
    lp.a_matrix_.value_ = rows.T[columns, places]
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    return lp
