"""What tables and fields of a plan are called, where a list tells of documents of every kind."""

from i18n import N_, _

TABLES = {
    "plan": N_("Plan"),
    "phases": N_("Phases"),
    "lanes": N_("Lanes"),
    "activities": N_("Activities"),
    "links": N_("Links"),
    "calendars": N_("Calendars"),
    "baselines": N_("Baselines"),
    "demands": N_("Demands"),
    "budget": N_("Budget"),
    "figures": N_("Figures"),
    "risks": N_("Risks"),
    "decisions": N_("Decisions"),
    "units": N_("Units"),
    "posts": N_("Posts"),
    "scenarios": N_("Scenarios"),
    "assumptions": N_("Assumptions"),
    "grades": N_("Grades"),
    "frameworks": N_("Frameworks"),
    "competencies": N_("Competencies"),
    "profiles": N_("Job profiles"),
    "people": N_("People"),
    "assessments": N_("Assessments"),
    "courses": N_("Courses"),
    "sources": N_("Sources"),
}
FIELDS = {
    "actual_finish": N_("actual finish"),
    "actual_start": N_("actual start"),
    "calendar": N_("calendar"),
    "colour": N_("colour"),
    "constraint": N_("constraint"),
    "constraint_date": N_("constraint date"),
    "cost": N_("cost"),
    "date_basis": N_("date basis"),
    "deadline": N_("deadline"),
    "driver": N_("driver"),
    "due": N_("due date"),
    "duration_minutes": N_("duration"),
    "estimate": N_("estimate"),
    "finish": N_("finish"),
    "fte": N_("FTE"),
    "horizon_finish": N_("end of the horizon"),
    "horizon_start": N_("start of the horizon"),
    "indicative": N_("indicative dates"),
    "kind": N_("kind"),
    "lag": N_("lag"),
    "lane": N_("lane"),
    "languages": N_("languages"),
    "name": N_("name"),
    "note": N_("note"),
    "notes": N_("notes"),
    "order": N_("order"),
    "owner": N_("owner"),
    "paragraph": N_("paragraph"),
    "paragraphs": N_("paragraphs"),
    "parent": N_("parent"),
    "phase": N_("phase"),
    "predecessor": N_("predecessor"),
    "profile": N_("profile"),
    "progress": N_("progress"),
    "severity": N_("severity"),
    "start": N_("start"),
    "status": N_("status"),
    "successor": N_("successor"),
    "symbol": N_("symbol"),
    "text": N_("text"),
    "title": N_("title"),
    "type": N_("type"),
    "unit": N_("unit"),
    "value": N_("value"),
}


def table_words(table: str) -> str:
    """What the documents of a table are called; its own name where there is no better one."""
    return _(TABLES[table]) if table in TABLES else table.replace("_", " ").capitalize()


def field_words(field: str) -> str:
    """What a field is called inside a sentence."""
    return _(FIELDS[field]) if field in FIELDS else field.replace("_", " ")
