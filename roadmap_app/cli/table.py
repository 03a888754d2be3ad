"""The commands as a table; a command's module is imported only when it runs."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from i18n import N_


class CommandModule(Protocol):
    """What a module of a command offers."""

    def configure(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: Namespace) -> int:
        """Do it and return the exit code."""


class Command(NamedTuple):
    """One command: its name, what it does, and its module where that is not called like it."""

    name: str
    help: str
    module: str = ""

    def load(self) -> CommandModule:
        """The module of the command."""
        return cast(CommandModule, import_module(f"roadmap_app.cli.{self.module or self.name}"))


COMMANDS = (
    Command("new", N_("make a new plan")),
    Command("info", N_("what a plan holds: languages, horizon, tables")),
    Command("check", N_("look for what is wrong or does not agree")),
    Command("show", N_("print a table or one of its documents")),
    Command("apply", N_("edit: one JSON object a line")),
    Command("undo", N_("take the last step back")),
    Command("redo", N_("make a step again that was taken back")),
    Command("history", N_("the steps that led to the plan")),
    Command("versions", N_("the earlier versions that are kept")),
    Command("restore", N_("go back to an earlier version")),
    Command("schedule", N_("early and late dates, slack, critical activities")),
    Command("level", N_("delay activities so that no more people are asked for than there are")),
    Command("whatif", N_("what-if scenarios of the roadmap: compare, adopt, drop")),
    Command("baselines", N_("the plan as it was, kept under a name and compared")),
    Command("risk", N_("how the finish spreads where durations are estimated")),
    Command("gaps", N_("competency gaps and gates of people, and how competencies are covered")),
    Command("postings", N_("who should fill openings, within the rules of mobility")),
    Command("library", N_("add a framework of competencies, grades or rules that is shipped")),
    Command("retire", N_("retire competencies, merge them into others or split them")),
    Command("training", N_("the least-cost training to a target")),
    Command("simulate", N_("what a staffing scenario would do, month by month")),
    Command("structure", N_("what stands out in a structure: spans, grades, prospects, ceilings")),
    Command("sensitivity", N_("which assumptions a staffing scenario hangs on")),
    Command("cheapest", N_("the cheapest posts that meet the service targets")),
    Command("shortfalls", N_("which activities will lack posts, people or competence")),
    Command("report", N_("write a report as PDF, in one language or two; of the roadmap also as a poster")),
    Command("import", N_("bring a file of another program into a plan"), module="importing"),
    Command("merge", N_("bring two copies of a plan together that were edited apart")),
    Command("poster", N_("write the roadmap by itself: a picture (PDF, SVG, PNG) of any size, or sheets")),
    Command("export", N_("write a part of a plan for other programs")),
    Command("picture", N_("a view of the window as a picture")),
)
