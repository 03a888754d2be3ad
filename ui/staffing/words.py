"""What funding, actions and parameters are called; messages for ``_``."""

from i18n import N_, _, language
from i18n.formats import number, percent

FUNDING = {
    "regular_budget": N_("Regular budget"),
    "support_account": N_("Support account"),
    "extrabudgetary": N_("Extrabudgetary"),
    "other_assessed": N_("Other assessed"),
    "project": N_("Project"),
}
ACTIONS = {
    "establish": N_("Establish"),
    "abolish": N_("Abolish"),
    "reclassify": N_("Reclassify"),
    "redeploy": N_("Redeploy"),
    "move": N_("Move"),
    "convert": N_("Convert"),
    "merge_units": N_("Merge units"),
    "assume": N_("Assume"),
    "pool": N_("Pool desks"),
}
PARAMETERS = {
    "wastage": N_("Wastage, share a year"),
    "separation_age": N_("Separation age, years"),
    "lead_time": N_("Recruitment lead time, days"),
    "fill": N_("Filling from within"),
    "mobility": N_("Mobility, share a year"),
    "vacancy_rate": N_("Vacancy rate at the start"),
    "standard_cost": N_("Standard cost, dollars a year"),
    "entry_age": N_("Age on recruitment, years"),
    "age": N_("Age at the start, years"),
    "tenure": N_("Months in post at the start"),
    "time_in_grade": N_("Months in grade before promotion"),
    "training_time": N_("Months of training before promotion"),
    "learning": N_("Months until a newcomer works fully"),
    "training_days": N_("Training, days a year"),
    "leave_days": N_("Annual leave, days a year"),
    "holidays": N_("Official holidays, days a year"),
    "sick_days": N_("Sick leave, days a year"),
    "working_days": N_("Working days a year"),
    "hours_a_day": N_("Hours of a working day"),
    "span_of_control": N_("Posts that report to one, at most"),
    "project_share": N_("Share of time for the roadmap"),
    "cost_ceiling": N_("Cost ceiling, dollars"),
}
SHARES = {"promotion": N_("promotion"), "lateral": N_("lateral"), "output": N_("output until then")}
RATES = ("wastage", "mobility", "vacancy_rate", "project_share")


def value_words(parameter: str, value: float, shares: dict[str, float]) -> str:
    """A value of an assumption as it is read: shares as per cent, dollars and days as numbers."""
    if parameter == "fill":
        return shares_words(shares)
    if parameter in RATES:
        return percent(value, language(), 1)
    said = number(f"{value:g}" if value < 1e6 else f"{value:.0f}", language())
    return f"{said}; {shares_words(shares)}" if shares else said


def shares_words(shares: dict[str, float]) -> str:
    """Shares by name: "promotion 40 %; lateral 10 %"."""
    return "; ".join(
        f"{_(SHARES.get(name, name))} {percent(share, language())}" for name, share in shares.items()
    )
