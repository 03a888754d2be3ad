"""The rules between a scenario and its posts: nothing is abolished twice, no branch is a circle."""

from collections.abc import Callable, Iterator

import msgspec

from i18n import _, language
from planning.plan.changes import Record
from planning.plan.errors import PlanError
from planning.plan.staffing import Post, Scenario, StructureChange
from planning.plan.text import text_in

Get = Callable[[str, str], Record | None]
ON_POSTS = ("abolish", "reclassify", "redeploy", "move", "convert")


def check_scenario(document: Record, get: Get) -> None:
    """Follow the posts of a scenario through its changes and those of its bases.

    Raises:
        PlanError: ``scenario_cycle``; ``abolished_twice`` or ``too_few_posts`` with the change's number.
    """
    chain = _chain(document, get)
    standing: dict[str, int] = {}
    for scenario in reversed(chain):
        for number, change in in_order(scenario):
            if change.post:
                _follow(scenario.id, number, change, _post(change.post, get), standing)


def in_order(scenario: Scenario) -> Iterator[tuple[int, StructureChange]]:
    """The changes with their numbers (from 1) by date; those of a day in the order in which they stand."""
    numbered = enumerate(scenario.changes, start=1)
    yield from sorted(numbered, key=lambda entry: entry[1].date)


def _chain(document: Record, get: Get) -> list[Scenario]:
    """The scenario, its base, the base of that, and so on."""
    chain: list[Scenario] = []
    at: Record | None = document
    while at is not None:
        if any(scenario.id == at["id"] for scenario in chain):
            raise PlanError(
                _("This would close a circle: {names}.").format(names=" → ".join(s.id for s in chain)),
                _("Remove one of these first, or choose another."),
                code="scenario_cycle",
                table="scenarios",
                id=str(document["id"]),
                field="base",
            )
        chain.append(msgspec.convert({k: at[k] for k in at if k != "extra"}, Scenario))
        at = get("scenarios", chain[-1].base) if chain[-1].base else None
    return chain


def _post(id: str, get: Get) -> Post:
    return msgspec.convert(get("posts", id), Post)


def _follow(
    scenario: str, number: int, change: StructureChange, post: Post, standing: dict[str, int]
) -> None:
    there = standing.setdefault(post.id, 0 if post.proposed else post.count)
    if change.action == "establish":
        standing[post.id] = there + (change.count or post.count)
    elif change.action in ON_POSTS:
        refuse_too_many(scenario, number, change, post, there)
        if change.action == "abolish":
            standing[post.id] = there - (change.count or there)


def refuse_too_many(scenario: str, number: int, change: StructureChange, post: Post, standing: int) -> None:
    """Refuse a change of more posts than stand.

    Raises:
        PlanError: ``abolished_twice`` where none are left to be abolished, else ``too_few_posts``.
    """
    if standing and change.count <= standing:
        return
    name = text_in(post.name, language()) or post.id
    again = change.action == "abolish" and not standing
    message = (
        _("Change {number} abolishes “{name}”, of which nothing is left.")
        if again
        else _("Change {number} is about {count} of “{name}”, of which {standing} stand.")
    )
    raise PlanError(
        message.format(number=number, name=name, count=change.count or _("all"), standing=standing),
        _("Remove the change, or establish posts before it."),
        code="abolished_twice" if again else "too_few_posts",
        table="scenarios",
        id=scenario,
        field=f"changes.{number}",
    )
