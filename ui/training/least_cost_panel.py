"""The panel of the least-cost plan: cost, what it closes, budget, limits, what cannot be reached."""

from collections import Counter
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.counting import counted
from i18n.formats import month_year, number, percent
from planning.careers import source as s
from planning.careers.training.planner import Missing, TrainingPlan
from planning.careers.training.words import missing_reason, missing_title
from planning.plan.text import text_in
from ui.roadmap.chip_flow import ChipFlow
from ui.roadmap.section import Choice, Section
from ui.training.budget_curve import BudgetCurve
from ui.training.least_cost import LeastCost
from ui.training.words import cost_words
from ui.widgets.button import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Lines, Panel, PanelHead, pairs
from ui.widgets.select import Select

PERIODS = (183, 365, 730, 1095)
MOST_MISSING = 8


class LeastCostPanel(Panel):
    """Shows what :class:`LeastCost` holds and changes it."""

    def __init__(self, least: LeastCost) -> None:
        super().__init__()
        self.least, self.session = least, least.session
        self.head = PanelHead(self.session)
        self.cost, self.share, self.chips = (
            Label("", "headline").keep_whole(),
            Label("", "body", "muted"),
            ChipFlow(),
        )
        self.curve, self.typed = BudgetCurve(), Field()
        self.facts, self.missing = Lines(), Lines(4)
        self.adopt = PrimaryButton("", run=self._adopt)
        self.run = QuietButton("", run=least.run)
        self.unit, self.target, self.period, self.levels = Select(), Select(), Select(), Select()
        self._choices = {name: Choice(select) for name, select in self._selects().items()}
        self._build()
        least.changed.connect(self.fill)
        self.fill()

    def _selects(self) -> dict[str, Select]:
        return {"unit": self.unit, "target": self.target, "days": self.period, "wishes": self.levels}

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.cost)
        line.addWidget(self.share, 1)
        self._result, self._fact_section, self._limit_section, self._missing_section = (
            Section(has_rule=False),
            Section(),
            Section(),
            Section(),
        )
        self._result.content.addLayout(line)
        self._result.add(self.chips, self.curve, self.typed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.adopt)
        buttons.addWidget(self.run)
        buttons.addStretch(1)
        self._fact_section.add(self.facts)
        self._fact_section.content.addLayout(buttons)
        self._limit_section.add_pair(self._choices["unit"], self._choices["target"])
        self._limit_section.add_pair(self._choices["days"], self._choices["wishes"])
        self._missing_section.add(self.missing)
        self.curve.valueChanged.connect(lambda units: self.least.set_budget(units * 100))
        self.typed.committed.connect(self._type_budget)
        for name, select in self._selects().items():
            select.chosen.connect(lambda key, name=name: self._limit(name, key))
        self.stack(self.head, self._result, self._fact_section, self._limit_section, self._missing_section)

    # Filling

    def fill(self) -> None:
        """Show the plan of the budget, or how to have one made."""
        if not self.session.has_document:
            return
        least, plan = self.least, self.least.plan
        courses = s.courses_of(self.session.document).values()
        self.head.say(
            _("Least-cost plan"), "", least.error, illustrative=any(one.illustrative for one in courses)
        )
        for widget in (self.cost, self.share, self.chips, self.curve, self.typed, self.facts):
            widget.setVisible(plan is not None)
        self._say_buttons(plan)
        self._fill_limits()
        self._missing_section.setVisible(bool(plan and plan.missing))
        if plan is not None:
            self._fill_result(plan)
            self._fill_facts(plan)
            self._fill_missing(plan)

    def _say_buttons(self, plan: TrainingPlan | None) -> None:
        least = self.least
        self.adopt.set_words(_("Adopt plan"))
        self.adopt.setVisible(plan is not None)
        self.adopt.setEnabled(bool(plan and plan.seats) and not least.is_stale and self.session.can_edit)
        self.run.set_words(_("Plan again") if plan is not None else _("Plan the least-cost way"))
        self.run.setEnabled(not least.is_running)

    def _fill_result(self, plan: TrainingPlan) -> None:
        least = self.least
        self.cost.setText(_money(plan.cost))
        closed = percent(plan.share, language())
        self.share.setText(_("closes {share} of the gaps").format(share=closed))
        chips = [
            (_("Proven optimum"), "success") if plan.is_proven else (_("Time ran out"), "warning"),
            (_("bound {cost}").format(cost=_money(plan.bound)), "neutral"),
            (
                _("solved in {seconds} s").format(seconds=number(round(plan.seconds, 1), language())),
                "neutral",
            ),
        ]
        if least.is_stale:
            chips.insert(0, (_("The plan changed since"), "warning"))
        self.chips.set_chips(chips)
        points = (
            [(-(-point.plan.cost // 100), point.plan.share) for point in least.found.points]
            if least.found
            else []
        )
        self.curve.show_points(points, -(-least.budget // 100))
        self.typed.say(_("Budget"))
        self.typed.set_value(f"{Decimal(least.budget) / 100:f}".removesuffix(".00"))

    def _fill_facts(self, plan: TrainingPlan) -> None:
        sessions = {seat.offer.session or seat.offer.course for seat in plan.seats}
        ends = [seat.offer.finish for seat in plan.seats if seat.offer.finish]
        seats = ngettext("{seats} in {sessions} session", "{seats} in {sessions} sessions", len(sessions))
        people = len({seat.person for seat in plan.seats})
        self.facts.show_lines(
            *pairs(
                (
                    _("Seats"),
                    seats.format(
                        seats=number(len(plan.seats), language()), sessions=number(len(sessions), language())
                    ),
                ),
                (_("People"), number(people, language())),
                (_("Finish"), month_year(max(ends), language()) if ends else "–"),
                (_("Prerequisites"), _("all respected")),
            )
        )

    def _fill_missing(self, plan: TrainingPlan) -> None:
        """What cannot be reached, alike for several people told once."""
        counts = Counter(one._replace(person="") for one in plan.missing)
        self._missing_section.say(_("Not reached"), number(len(plan.missing), language()))
        rows: list[QWidget] = [
            LinkRow(self._missing_words(one, count), icon="circle-alert", role="danger")
            for one, count in counts.most_common(MOST_MISSING)
        ]
        if len(counts) > MOST_MISSING:
            more = ngettext("and {count} more", "and {count} more", len(counts) - MOST_MISSING)
            rows.append(
                Label(more.format(count=number(len(counts) - MOST_MISSING, language())), "body", "muted")
            )
        self.missing.show_lines(*rows)

    def _missing_words(self, one: Missing, count: int) -> str:
        people = counted("{count} person", "{count} people", count)
        return f"{missing_title(self.session.document, one)} ({people}). {missing_reason(one)}"

    def _fill_limits(self) -> None:
        document, limits = self.session.document, self.least.limits
        people = s.people_of(document).values()
        used = {one.unit for one in people}
        units = [
            (id, text_in(getattr(unit, "name", {}), language()))
            for id, unit in document.table("units").items()
            if id in used
        ]
        profiles = [
            (one.id, text_in(one.name, language())) for one in s.in_order(s.profiles(document).values())
        ]
        self._limit_section.say(_("Limits"))
        self._offer("unit", _("Who"), [("", _("Everybody")), *units], limits.unit)
        self._offer("target", _("Target"), [("", _("Their own profile")), *profiles], limits.target)
        months = [
            (str(days), _("{count} months").format(count=number(round(days / 30.4), language())))
            for days in PERIODS
        ]
        self._offer("days", _("Within"), months, str(limits.days))
        self._offer(
            "wishes",
            _("Levels"),
            [("", _("Must-have")), ("all", _("Desired too"))],
            "all" if limits.wishes else "",
        )

    def _offer(self, name: str, label: str, choices: list[tuple[str, str]], current: str) -> None:
        self._choices[name].say(label)
        select = self._selects()[name]
        select.set_choices(choices)
        select.set_current(current)

    # What the user does

    def _limit(self, name: str, key: str) -> None:
        value = int(key) if name == "days" else key == "all" if name == "wishes" else key
        self.least.limit(**{name: value})

    def _type_budget(self, typed: str) -> None:
        try:
            budget = int(Decimal(typed.replace(",", "").replace(" ", "") or 0) * 100)
        except (InvalidOperation, ValueError):
            self.typed.show_error(_("“{text}” is no amount.").format(text=typed))
            return
        self.least.set_budget(budget)

    def _adopt(self) -> None:
        count = len(self.least.plan.seats) if self.least.plan else 0
        if self.least.adopt():
            words = ngettext("{count} seat planned", "{count} seats planned", count)
            self.session.toast(words.format(count=number(count, language())))


def _money(hundredths: int) -> str:
    return cost_words(Decimal(hundredths) / 100)
