"""``roadmap-app training``: the least-cost training to a target, with the proof or the bound."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from i18n import _, language, ngettext
from i18n.formats import money, number, percent
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.choosing import add_choice, chosen_day, day, named, targets
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.careers.training.planner import Missing, Seat, TrainingPlan

TIME_LIMIT = 30.0


def configure(parser: ArgumentParser) -> None:
    """Declare plan, target, limits, and whether the plan is adopted."""
    add_plan(parser)
    add_choice(parser)
    parser.add_argument("--until", type=day, metavar="DATE", help=_("courses end by this day"))
    parser.add_argument("--budget", type=_amount, metavar="AMOUNT", help=_("the most that may be spent"))
    parser.add_argument("--wishes", action="store_true", help=_("also levels that are no must-haves"))
    parser.add_argument(
        "--time-limit", type=float, default=TIME_LIMIT, metavar="SECONDS", help=_("how long to search")
    )
    parser.add_argument("--adopt", action="store_true", help=_("put the courses into the plan as planned"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Plan it; 1 where the target cannot be reached."""
    from planning.careers.training.needs import Learners, catalogue_of
    from planning.careers.training.planner import plan_training

    document = Document.open(arguments.plan, read_only=not arguments.adopt)
    try:
        today = chosen_day(document, arguments)
        catalogue = catalogue_of(document, today, arguments.until)
        learners = Learners(document, today, catalogue)
        found = plan_training(
            [
                learners.towards(*target, wishes=arguments.wishes)
                for target in targets(document, arguments).items()
            ],
            catalogue,
            budget=arguments.budget,
            time_limit=arguments.time_limit,
        )
        if arguments.adopt:
            _adopt(document, found)
        if arguments.json:
            output.json(_as_json(document, found))
        else:
            _print(document, found)
    finally:
        document.close()
    return 1 if found.missing else 0


def _adopt(document: Document, found: "TrainingPlan") -> None:
    from planning.careers.training.edits import adopt

    with document.transaction(_("Adopt training plan")) as t:
        adopt(t, found.seats)


def _as_json(document: Document, found: "TrainingPlan") -> dict[str, Any]:
    return {
        "status": found.status,
        "cost": _number(found.cost),
        "bound": _number(found.bound),
        "proven": found.is_proven,
        "closed_share": found.share,
        "seconds": round(found.seconds, 3),
        "courses": [_seat_json(seat) for seat in found.seats],
        "missing": [_missing_json(document, one) for one in found.missing],
    }


def _seat_json(seat: "Seat") -> dict[str, Any]:
    offer = seat.offer
    return {
        "person": seat.person,
        "course": offer.course,
        "session": offer.session,
        "start": offer.start.isoformat() if offer.start else None,
        "finish": offer.finish.isoformat() if offer.finish else None,
        "cost": _number(seat.cost),
    }


def _missing_json(document: Document, missing: "Missing") -> dict[str, Any]:
    return missing._asdict() | {"message": _sentence(document, missing)}


def _sentence(document: Document, missing: "Missing") -> str:
    from planning.careers.training.words import missing_reason, missing_title

    return f"{missing_title(document, missing)}: {missing_reason(missing)}"


def _print(document: Document, found: "TrainingPlan") -> None:
    heads = [_("Person"), _("Course"), _("Start"), _("Finish"), _("Cost")]
    rows = [
        [
            named(document, "people", seat.person),
            named(document, "courses", seat.offer.course),
            seat.offer.start.isoformat() if seat.offer.start else _("at any time"),
            seat.offer.finish.isoformat() if seat.offer.finish else "",
            number(Decimal(seat.cost) / 100, language()),
        ]
        for seat in found.seats
    ]
    if rows:
        output.table([heads, *rows])
    print(_summary(document, found))
    for missing in found.missing:
        print(f"{named(document, 'people', missing.person)}: {_sentence(document, missing)}")


def _summary(document: Document, found: "TrainingPlan") -> str:
    tag = language()
    currency = next((row.get("currency", "USD") for row in document.records("courses").values()), "USD")
    cost = money(Decimal(found.cost) / 100, tag, currency)
    seats = ngettext("{count} seat", "{count} seats", len(found.seats))
    parts = [seats.format(count=number(len(found.seats), tag)), cost]
    parts.append(_("closes {share} of the gaps").format(share=percent(found.share, tag)))
    if found.is_proven:
        parts.append(_("proven optimum"))
    else:
        bound = money(Decimal(found.bound) / 100, tag, currency)
        parts.append(_("not proven: at least {bound}").format(bound=bound))
    return " · ".join(parts)


def _number(hundredths: int) -> int | float:
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def _amount(text: str) -> int:
    """An amount of money in hundredths.

    Raises:
        ArgumentTypeError: it is none, or below zero.
    """
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise ArgumentTypeError(_("“{text}” is no amount such as 2500.").format(text=text))
    return int(amount * 100)
