"""How texts of cells become fields of posts and assumptions; what is no value is refused with the remedy."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from i18n import _, language
from planning.plan.errors import PlanError
from planning.plan.typed_dates import typed_date
from planning.plan.typed_numbers import typed_count, typed_number
from ui.staffing.words import SHARES, value_words

Fields = Callable[[Any, str], Mapping[str, Any]]
Choices = Callable[[], Sequence[tuple[str, str]]]


def text(field: str) -> Fields:
    """Plain words."""
    return lambda _entity, words: {field: words or None}


def words_in_language(field: str) -> Fields:
    """Words in the language of the interface; the other languages stay."""

    def fields(entity: Any, words: str) -> Mapping[str, Any]:  # noqa: ANN401 - any entity
        kept = dict(getattr(entity, field))
        kept[language()] = words
        return {field: {tag: said for tag, said in kept.items() if said} or None}

    return fields


def count(field: str) -> Fields:
    """A whole number."""
    return lambda _entity, words: {field: typed_count(words, language())}


def value(field: str) -> Fields:
    """A number or share; nothing is 0."""
    return lambda _entity, words: {field: typed_number(words, language()) if words else 0}


def day(field: str) -> Fields:
    """A date as people type it: "2014-10-01", "Q4 2014"; nothing is no date."""
    return lambda _entity, words: {field: typed_date(words, field, language())}


def yes_no(field: str) -> Fields:
    """Yes or no, in the language of the interface."""

    def fields(_entity: Any, words: str) -> Mapping[str, Any]:  # noqa: ANN401 - any entity
        return {field: chosen(words, [("yes", _("yes")), ("", ""), ("no", _("no"))]) == "yes" or None}

    return fields


def choice(field: str, choices: Choices, *, required: bool = False) -> Fields:
    """One of some choices, by its words or its key."""

    def fields(_entity: Any, words: str) -> Mapping[str, Any]:  # noqa: ANN401 - any entity
        if not words and not required:
            return {field: None}
        return {field: chosen(words, choices()) or None}

    return fields


def several(field: str) -> Fields:
    """Words with commas between them."""
    return lambda _entity, words: {
        field: [part.strip() for part in words.replace("，", ",").split(",") if part.strip()]
    }


def chosen(words: str, choices: Sequence[tuple[str, str]]) -> str:
    """The key of the choice that some words name.

    Raises:
        PlanError: ``not_a_choice``.
    """
    wanted = words.casefold().strip()
    for key, name in choices:
        if wanted in (name.casefold(), key.casefold()):
            return key
    some = ", ".join(name for _key, name in choices[:8] if name)
    raise PlanError(
        _("“{value}” is none of the choices.").format(value=words),
        _("Choices are: {names}.").format(names=some + (" …" if len(choices) > 8 else "")),
        code="not_a_choice",
    )


def parameter_value(parameter: str, words: str) -> Mapping[str, Any]:
    """A number, or shares by name: "promotion 40 %; lateral 10 %"."""
    if parameter != "fill" and ";" not in words:
        return {"value": typed_number(words, language())}
    parts = [part.strip() for part in words.replace("；", ";").split(";") if part.strip()]
    found: dict[str, Any] = {}
    shares: dict[str, float] = {}
    for part in parts:
        name = next(
            (key for key, said in SHARES.items() if part.casefold().startswith((key, _(said).casefold()))), ""
        )
        if name:
            digits = part[len(name) if part.casefold().startswith(name) else len(_(SHARES[name])) :]
            shares[name] = typed_number(digits, language())
        elif parameter != "fill":
            found["value"] = typed_number(part, language())
        else:
            raise PlanError(
                _("“{value}” is no share.").format(value=part),
                _("Write such as: {example}").format(
                    example=value_words("fill", 0, {"promotion": 0.4, "lateral": 0.1})
                ),
                code="not_a_share",
            )
    return found | {"shares": shares}
