"""What a succession would do, in lines for its dialog."""

from collections.abc import Iterator
from typing import NamedTuple

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.succession import Asked, Effects, Succession
from planning.plan.text import text_in

Line = tuple[str, str]
"""An icon and words."""


class Told(NamedTuple):
    """The effects of a succession, told of a plan."""

    plan: s.Source
    what: Succession
    effects: Effects

    def lines(self) -> list[Line]:
        """What stays, what goes over, and what nobody would expect, most important first."""
        return [*self._ratings(), *self._requirements(), *self._courses()]

    def _ratings(self) -> Iterator[Line]:
        people, count = len(self.effects.people), sum(self.effects.ratings.values())
        if not people:
            yield "info", _("Nobody has been rated in it.")
            return
        said = ngettext("{count} person", "{count} people", people).format(count=number(people, language()))
        yield "check", _("{people} keep their ratings, with date and evidence.").format(people=said)
        if self.what.new and count:
            changed = [
                _("level {old} as {new}").format(old=level, new=self.what.level(level))
                for level in sorted(self.effects.ratings)
                if self.what.level(level) != level
            ]
            worth = series(changed, language()) if changed else _("each at its level")
            yield "arrow-right", _("In the new one they count: {levels}.").format(levels=worth)
        if self.effects.rated_anew:
            anew = number(len(self.effects.rated_anew), language())
            yield "info", _("{count} are rated in the new one already; that rating goes on counting.").format(
                count=anew
            )
        if self.effects.incomplete:
            few = number(len(self.effects.incomplete), language())
            words = _("{count} are rated in some of these only, and count as unassessed in the new one.")
            yield "triangle-alert", words.format(count=few)

    def _requirements(self) -> Iterator[Line]:
        asked = self.effects.asked
        if not asked:
            yield "info", _("No job profile requires it.")
            return
        profiles = len({one.profile for one in asked})
        count = ngettext("{count} job profile", "{count} job profiles", profiles)
        said = count.format(count=number(profiles, language()))
        if not self.what.new:
            dropped = _("{profiles} no longer require it from that day on.")
            yield "triangle-alert", dropped.format(profiles=said)
        else:
            yield "arrow-right", _("{profiles} require the new one instead.").format(profiles=said)
        yield from (("", self._asked(one)) for one in asked)

    def _asked(self, one: Asked) -> str:
        profile = s.profiles(self.plan).get(one.profile)
        name = text_in(profile.name, language()) if profile else one.profile
        said = _("level {level}").format(level=one.before)
        if not self.what.new:
            return f"{name}: {said}"
        if one.after != one.before:
            said = _("level {old} becomes {new}").format(old=one.before, new=one.after)
        if one.beside is not None:
            said += ", " + _("beside level {level} there: the higher one stays").format(level=one.beside)
        return f"{name}: {said}"

    def _courses(self) -> Iterator[Line]:
        known = s.courses_of(self.plan)
        names = {id: text_in(known[id].name, language()) for id in self.effects.courses if id in known}
        if names and self.what.new:
            kept = [name for id, name in names.items() if id not in self.effects.lost]
            if kept:
                yield "graduation-cap", _("These courses raise the new one instead: {names}.").format(
                    names=series(kept, language())
                )
            lost = [names[id] for id in self.effects.lost if id in names]
            if lost:
                yield "triangle-alert", _("These would raise no level any more: {names}.").format(
                    names=series(lost, language())
                )
        elif names:
            yield "graduation-cap", _("These courses still raise it: {names}.").format(
                names=series(names.values(), language())
            )
