"""What gates are called and what they say, in the language of the interface."""

from collections.abc import Iterable

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.gates import Gate, GateName, GateState, Readiness
from planning.plan.document import Document
from planning.plan.text import text_in

_TONES: dict[GateState, tuple[str, str]] = {
    "met": ("success", "check"),
    "not_met": ("warning", "lock"),
    "not_confirmed": ("warning", "lock"),
    "not_required": ("neutral", ""),
}


def gate_name(name: GateName) -> str:
    """A gate by its name."""
    return {
        "technical": _("Technical competence"),
        "performance": _("Performance"),
        "certification": _("Certification"),
        "managerial": _("Managerial skill"),
        "time_in_grade": _("Time in grade"),
    }[name]


def state_name(state: GateState) -> str:
    """A state in one or two words."""
    return {
        "met": _("Met"),
        "not_met": _("Not met"),
        "not_confirmed": _("Not confirmed"),
        "not_required": _("Not required"),
    }[state]


def tone(state: GateState) -> tuple[str, str]:
    """Tone and icon of a state's chip."""
    return _TONES[state]


def required(gate: Gate, document: Document) -> str:
    """What a gate asks for."""
    if gate.state == "not_required":
        return "–"
    if gate.name in ("technical", "managerial"):
        if gate.level is None:
            return _levels(gate.required)
        if gate.name == "managerial" or not gate.required:
            return _("level {level}").format(level=gate.level)
        return _("{count} at level {level}").format(count=number(gate.required, language()), level=gate.level)
    if gate.name == "performance":
        return _cycles(gate.required)
    if gate.name == "time_in_grade":
        return months(gate.required)
    return _certificates(gate, document)


def confirmed(gate: Gate, document: Document) -> str:
    """What is confirmed of it."""
    if gate.state == "not_required":
        return "–"
    if gate.name == "managerial" and gate.held is not None and gate.level is not None:
        return _("level {level}").format(level=gate.held)
    if gate.name in ("technical", "managerial"):
        return _("{count} of {all}").format(
            count=number(gate.confirmed, language()), all=number(gate.required, language())
        )
    if gate.name == "performance":
        return _cycles(gate.confirmed)
    if gate.name == "time_in_grade":
        return months(gate.confirmed)
    return (
        _("none on file")
        if not gate.confirmed
        else _("{count} of {all}").format(
            count=number(gate.confirmed, language()), all=number(gate.required, language())
        )
    )


def _levels(count: int) -> str:
    words = ngettext("{count} level", "{count} levels", count)
    return words.format(count=number(count, language()))


def _cycles(count: int) -> str:
    words = ngettext("{count} cycle", "{count} cycles", count)
    return words.format(count=number(count, language()))


def _certificates(gate: Gate, document: Document) -> str:
    known = s.certifications(document)
    names = [text_in(known[id].name, language()) for id in gate.lacking if id in known]
    if len(names) == gate.required == 1:
        return names[0]
    words = ngettext("{count} certificate", "{count} certificates", gate.required)
    return words.format(count=number(gate.required, language()))


def months(count: int) -> str:
    """Whole months as years and months."""
    years, rest = divmod(count, 12)
    shown = {"years": number(years, language()), "months": number(rest, language())}
    if years and rest:
        return _("{years} y {months} m").format(**shown)
    if years:
        return ngettext("{years} year", "{years} years", years).format(**shown)
    return ngettext("{months} month", "{months} months", rest).format(**shown)


def verdict(readiness: Readiness) -> str:
    """Whether somebody is ready, and that no gate stands in for another."""
    closed = len(readiness.closed)
    if not closed:
        return _("Ready: all gates are met.")
    words = ngettext("Not ready: {count} gate is not met.", "Not ready: {count} gates are not met.", closed)
    rule = _("Gates do not offset one another (para. 52).")
    return f"{words.format(count=number(closed, language()))} {rule}"


def lacking(gate: Gate, document: Document) -> str:
    """The names of what keeps a gate closed."""
    return series(_names(gate.lacking, document), language())


def _names(ids: Iterable[str], document: Document) -> list[str]:
    tables = (s.competencies(document), s.certifications(document))
    found = (next((table[id] for table in tables if id in table), None) for id in ids)
    return [text_in(one.name, language()) for one in found if one is not None]


def said(gate: Gate, document: Document) -> str:
    """A gate in one line, for screen readers."""
    return _("{gate}: required {required}, confirmed {confirmed}, {state}").format(
        gate=gate_name(gate.name),
        required=required(gate, document),
        confirmed=confirmed(gate, document),
        state=state_name(gate.state),
    )
