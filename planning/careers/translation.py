"""How far a framework is translated: by language, what is said and what is not, and who looked at it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planning.careers.source import Source, competencies, frameworks, indicators
from planning.plan.competence import Competency, Translation
from planning.plan.text import Text


class Translated(NamedTuple):
    """A framework in one language.

    Attributes:
        state: as the framework says it; "" where it says nothing.
        done: texts that are there, of ``whole``: names and descriptions of framework and competencies, and
            indicators. drafts: competencies that are drafts in this language by themselves.
    """

    state: Translation | str
    done: int
    whole: int
    drafts: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.done == self.whole


def translated(source: Source, framework: str, languages: Sequence[str]) -> dict[str, Translated]:
    """The state of a framework by language.

    Raises:
        KeyError: the plan has no such framework.
    """
    head = frameworks(source)[framework]
    rows = [one for one in competencies(source).values() if one.framework == framework]
    texts = [text for text in _texts(source, head.name, head.description, rows) if any(text.values())]
    return {
        tag: Translated(
            head.translation.get(tag, ""),
            sum(bool(text.get(tag)) for text in texts),
            len(texts),
            sum(one.translation.get(tag) == "draft" for one in rows),
        )
        for tag in languages
    }


def _texts(source: Source, name: Text, description: Text, rows: Sequence[Competency]) -> Iterator[Text]:
    """What is to be translated; what is said in no language is not."""
    yield from (name, description)
    for one in rows:
        yield from (one.name, one.description)
    ids = {one.id for one in rows}
    yield from (row.text for row in indicators(source).values() if row.competency in ids)


class States:
    """What competencies are in a language; the indicators are put together once for all of them."""

    def __init__(self, source: Source) -> None:
        self._of_all = {id: one.translation for id, one in frameworks(source).items()}
        self._seen: dict[str, list[Text]] = {}
        for row in indicators(source).values():
            self._seen.setdefault(row.competency, []).append(row.text)

    def of(self, competency: Competency, tag: str) -> str:
        """“missing” where a text lacks the language, or what competency or framework says, or ""."""
        texts = (competency.name, competency.description, *self._seen.get(competency.id, ()))
        if any(not text.get(tag) and any(text.values()) for text in texts):
            return "missing"
        of_all = self._of_all.get(competency.framework, {}).get(tag)
        return competency.translation.get(tag) or of_all or ""
