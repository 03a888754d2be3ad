"""The training problem as a mixed-integer program: a weighted set multicover with prerequisites in time.

Columns: a seat for each learner and helpful offer; an *effect* where a course raises only from a level that
must be reached before; a *shortfall* for each step, where steps may be left open. Rows: each step is covered
by a seat or effect; prerequisites and the levels below an effect come earlier; seats, budget; no two sessions
at once.
"""

from collections.abc import Sequence

from planning.careers.milp import Program
from planning.careers.training.problem import Catalogue, Learner, Offer, relevant

Step = tuple[str, int]


class Model:
    """The program of some learners and a catalogue.

    Attributes:
        seats: by learner (its place) and offer, the column. shortfalls: by learner and step, the column,
        where
            steps may be left open; a certification is the step (id, 0).
    """

    def __init__(
        self, learners: Sequence[Learner], catalogue: Catalogue, budget: int | None, *, soft: bool = False
    ) -> None:
        self.program = Program()
        self.learners, self.catalogue = learners, catalogue
        self.seats: dict[tuple[int, Offer], int] = {}
        self.shortfalls: dict[tuple[int, Step], int] = {}
        self.costs: dict[int, int] = {}
        self._soft = soft
        for place, learner in enumerate(learners):
            self._learner(place, learner)
        self._limit_seats()
        if budget is not None:
            self.program.row({c: float(cost) for c, cost in self.costs.items() if cost}, high=float(budget))

    def chosen(self, values: Sequence[int]) -> list[list[Offer]]:
        """The offers of each learner in a solution."""
        found: list[list[Offer]] = [[] for _learner in self.learners]
        for (place, offer), column in self.seats.items():
            if values[column]:
                found[place].append(offer)
        return found

    def weight(self, place: int, step: Step) -> float:
        """What a step counts."""
        return self.learners[place].weights.get(step[0], 1.0)

    def forbid(self, place: int, offers: Sequence[Offer]) -> None:
        """Cut off a choice that does not lead to the target: some other offer must be taken too."""
        others = [c for (p, offer), c in self.seats.items() if p == place and offer not in offers]
        self.program.any_of(others)

    def _learner(self, place: int, learner: Learner) -> None:
        offers = relevant(learner, self.catalogue)
        for offer in offers:
            cost = 0 if (offer.course, offer.session) in learner.booked else offer.cost
            column = self.program.column(0 if self._soft else cost)
            self.seats[place, offer] = column
            self.costs[column] = cost
        covering = self._effects(place, learner, offers)
        for competency, level in learner.steps():
            columns = [c for _offer, c in covering.get((competency, level), ())]
            self._cover(place, (competency, level), columns)
        for id in sorted(learner.certifications):
            gives = [self.seats[place, o] for o in offers if self.catalogue.certifies.get(o.course) == id]
            self._cover(place, (id, 0), gives)
        self._prerequisites(place, learner, offers)
        self._one_at_a_time(place, offers)

    def _cover(self, place: int, step: Step, columns: list[int]) -> None:
        unless = None
        if self._soft:
            unless = self.program.column(self.weight(place, step))
            self.shortfalls[place, step] = unless
        self.program.any_of(columns, unless)

    def _effects(
        self, place: int, learner: Learner, offers: list[Offer]
    ) -> dict[Step, list[tuple[Offer, int]]]:
        """By step, the offers that cover it with the column that says so."""
        covering: dict[Step, list[tuple[Offer, int]]] = {}
        raises = [
            (start, end, competency, offer)
            for offer in offers
            for competency, (start, end) in self.catalogue.uplifts.get(offer.course, {}).items()
            if end > learner.level(competency) and start < learner.targets.get(competency, 0)
        ]
        for start, end, competency, offer in sorted(raises, key=lambda entry: entry[0]):
            held = learner.level(competency)
            column = self.seats[place, offer]
            if start > held:  # those that begin lower are known by now: effects rest on them only
                below = [covering.get((competency, level), []) for level in range(held + 1, start + 1)]
                column = self._effect(column, offer, below)
            for level in range(max(start, held) + 1, min(end, learner.targets[competency]) + 1):
                covering.setdefault((competency, level), []).append((offer, column))
        return covering

    def _effect(self, seat: int, offer: Offer, below: list[list[tuple[Offer, int]]]) -> int:
        effect = self.program.column(continuous=False)
        self.program.implies(effect, [seat])
        for covering in below:
            self.program.implies(effect, [c for other, c in covering if other.is_before(offer)])
        return effect

    def _prerequisites(self, place: int, learner: Learner, offers: list[Offer]) -> None:
        for offer in offers:
            for needed in self.catalogue.prerequisites.get(offer.course, ()):
                if needed not in learner.done:
                    earlier = [o for o in offers if o.course == needed and o.is_before(offer)]
                    columns = [self.seats[place, o] for o in earlier]
                    self.program.implies(self.seats[place, offer], columns)

    def _one_at_a_time(self, place: int, offers: list[Offer]) -> None:
        dated = [offer for offer in offers if offer.start is not None]
        for day in sorted({offer.start for offer in dated if offer.start}):
            held = [o for o in dated if o.start and o.start <= day <= (o.finish or o.start)]
            if len(held) > 1:
                self.program.row({self.seats[place, offer]: 1.0 for offer in held}, high=1)

    def _limit_seats(self) -> None:
        taken: dict[Offer, list[int]] = {}
        for (place, offer), column in self.seats.items():
            if offer.seats is not None and (offer.course, offer.session) not in self.learners[place].booked:
                taken.setdefault(offer, []).append(column)
        for offer, columns in taken.items():
            if len(columns) > (offer.seats or 0):
                self.program.row(dict.fromkeys(columns, 1.0), high=float(offer.seats or 0))
