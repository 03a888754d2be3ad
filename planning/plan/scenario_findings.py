"""Scenarios that do not hold together: they change posts that do not stand, or branch off in a circle."""

from collections.abc import Iterator, Mapping

from planning.plan.changes import Record
from planning.plan.errors import PlanError
from planning.plan.finding import Finding
from planning.plan.references import references
from planning.plan.scenario_rules import check_scenario


def scenario_findings(sound: Mapping[str, Mapping[str, Record]]) -> Iterator[Finding]:
    """What is wrong in scenarios whose posts were edited since; dangling references are found elsewhere."""

    def get(table: str, id: str) -> Record | None:
        return sound.get(table, {}).get(id)

    for id, record in sound["scenarios"].items():
        changed = {post for _field, table, post in references("scenarios", record) if table == "posts"}
        if changed <= sound["posts"].keys():
            try:
                check_scenario(record, get)
            except PlanError as error:
                yield Finding(error.code, "error", "scenarios", id, error.field, message=error.message)
