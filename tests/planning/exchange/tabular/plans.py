"""Plans with everything that a table can hold, for round trips."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from planning.plan.transaction import Tables

TEXT = (
    st.one_of(
        st.sampled_from(
            [
                "=1+1",
                "+1",
                "-2",
                "@SUM(A1)",
                "\tx",
                "'=a",
                "''",
                "'",
                "\uff1d1",
                "a;b, c\nd",
                "_x0041_",
                "10%",
            ]
        ),
        st.text(
            st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"]),
            max_size=12,
        ),
    )
    .map(str.strip)
    .filter(bool)
)
WORDS = st.fixed_dictionaries({"en": TEXT}, optional={"zh": TEXT})
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31)).map(date.isoformat)
MINUTES = st.tuples(DAYS, st.integers(0, 1439)).map(lambda at: f"{at[0]}T{at[1] // 60:02}:{at[1] % 60:02}")
MOMENTS = st.one_of(DAYS, MINUTES)
AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False).map(lambda amount: f"{amount:f}")
LENGTHS = st.integers(0, 10**6)
ESTIMATES = st.tuples(LENGTHS, LENGTHS, LENGTHS).map(
    lambda three: dict(zip(("optimistic", "likely", "pessimistic"), sorted(three), strict=True))
)
CONSTRAINTS = st.sampled_from(["ASAP", "ALAP", "SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"])
ACTIVITY = st.fixed_dictionaries(
    {
        "name": WORDS,
        "mode": st.sampled_from(["auto", "manual"]),
        "order": st.floats(0, 1e6).map(lambda order: round(order, 4)),
    },
    optional={
        "uid": st.integers(1, 10**6),
        "kind": st.sampled_from(["task", "milestone"]),
        "start": MOMENTS,
        "duration_minutes": LENGTHS,
        "remaining_minutes": LENGTHS,
        "estimate": ESTIMATES,
        "progress": st.floats(0, 1).map(lambda share: round(share, 6)),
        "status": st.sampled_from(["red", "amber", "green"]),
        "status_reason": WORDS,
        "owner": TEXT,
        "cost": AMOUNTS,
        "deadline": MOMENTS,
        "active": st.booleans(),
        "indicative": st.sampled_from(["start", "finish", "both"]),
        "date_basis": WORDS,
        "paragraphs": st.lists(TEXT.map(lambda text: text.replace("\n", " ")), min_size=1, max_size=2),
        "notes": WORDS,
    },
)
LAGS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.tuples(
        st.integers(-5000, 5000), st.sampled_from(["working_minutes", "elapsed_minutes", "percent"])
    ).map(lambda lag: {"lag": lag[0], "lag_unit": lag[1]} if lag[0] else {}),
)
TYPES = st.sampled_from(["FS", "SS", "FF", "SF"])


@st.composite
def plans(draw: st.DrawFn) -> Tables:
    """A plan in two languages with phases, lanes, rows and links from earlier to later rows."""
    rows: list[dict[str, Any]] = draw(st.lists(ACTIVITY, min_size=1, max_size=6))
    activities: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        id = f"row-{number}"
        activities[id] = row | {"id": id, "lane": draw(st.sampled_from(["one", "two"]))}
    links: dict[str, dict[str, Any]] = {}
    for number in range(1, len(rows)):
        if draw(st.booleans()):
            ends: dict[str, Any] = {
                "predecessor": f"row-{draw(st.integers(0, number - 1))}",
                "successor": f"row-{number}",
            }
            links[f"l{number}"] = {"id": f"l{number}", "type": draw(TYPES), **ends, **draw(LAGS)}
    head = {"id": "plan", "title": {"en": "Works"}, "languages": ["en", "zh"]}
    tables: Tables = {
        "plan": {"plan": head | {"horizon_start": "2014-01-01", "horizon_finish": "2016-12-31"}},
        "phases": {"p": {"id": "p", "name": draw(WORDS), "order": 1, "start": "2014-01-01"}},
        "lanes": {
            "one": {"id": "one", "name": {"en": "Lane one"}, "order": 1, "phase": "p"},
            "two": {"id": "two", "name": draw(WORDS), "order": 2, "driver": "drive"},
        },
        "activities": activities,
    }
    if links:
        tables["links"] = links
    return tables
