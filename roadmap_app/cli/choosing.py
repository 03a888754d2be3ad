"""Which people and which day a command is about, and what they are called."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from i18n import _, language
from planning.careers.day import reference_day
from planning.careers.source import in_office, people_of, profiles, units_within
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.text import text_in


def add_choice(parser: ArgumentParser) -> None:
    """Declare person, profile, unit and day."""
    parser.add_argument("--person", metavar="ID", help=_("this person"))
    parser.add_argument("--profile", metavar="ID", help=_("towards this job profile; alone: all who have it"))
    parser.add_argument("--unit", metavar="ID", help=_("the people of this unit and those below it"))
    parser.add_argument("--day", type=day, metavar="DATE", help=_("as of this day"))


def day(text: str) -> date:
    """A day from its ISO date.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("“{text}” is no date such as 2014-10-01.").format(text=text)) from None


def chosen_day(document: Document, arguments: Namespace) -> date:
    """The day asked for, else the one that the plan is looked at on."""
    return arguments.day or reference_day(document)


def targets(document: Document, arguments: Namespace) -> dict[str, str]:
    """The people asked for, each with the profile to be measured by: the one named, else their own.

    Raises:
        PlanError: ``no_such_document``; ``no_profile`` where the person asked for has none.
    """
    for table, id in (
        ("people", arguments.person),
        ("profiles", arguments.profile),
        ("units", arguments.unit),
    ):
        if id is not None and document.get(table, id) is None:
            raise PlanError(
                _("There is no “{id}” in the table “{table}”.").format(id=id, table=table),
                _("Check the id."),
                code="no_such_document",
                table=table,
                id=id,
            )
    known = people_of(document)
    if arguments.person is not None:
        profile = arguments.profile or known[arguments.person].profile
        if profile is None:
            raise PlanError(
                _("“{id}” has no job profile.").format(id=arguments.person),
                _("Say which one with --profile."),
                code="no_profile",
                table="people",
                id=arguments.person,
            )
        return {arguments.person: profile}
    below = units_within(document, arguments.unit) if arguments.unit else None
    found: dict[str, str] = {}
    for id in in_office(document, chosen_day(document, arguments)):
        person = known[id]
        inside = below is None or person.unit in below
        of_profile = arguments.profile is None or below is not None or person.profile == arguments.profile
        profile = arguments.profile if below is not None else person.profile
        if inside and of_profile and (profile or person.profile):
            found[id] = profile or person.profile or ""
    return found


def named(document: Document, table: str, id: str) -> str:
    """What a document is called in the language of the interface."""
    record = document.records(table).get(id) or {}
    return text_in(record.get("name"), language()) or id


def profile_name(document: Document, id: str) -> str:
    """A job profile with its grade."""
    profile = profiles(document).get(id)
    grade = named(document, "grades", profile.grade) if profile and profile.grade else ""
    return ", ".join(part for part in (named(document, "profiles", id), grade) if part)
