"""Extract, update, compile and check the catalogues of messages: `python -m i18n.catalogue COMMAND`.

extract prints the messages of the code as a template; update brings each catalogue (.po) up to the code and
compiles it; compile writes what the program reads (.mo); check ends with 1 if anything is missing or stale.

The messages are the literals in calls of `_`, `N_`, `ngettext`, `counted`, `translate` and `ntranslate`.
A comment that begins with TRANSLATORS: in the lines before such a call goes into the catalogue.  Babel does
the work.

A language in which only documents are written has a catalogue of what documents say: what reports and
drawings look up in a language of their own (`N_`, `translate`, `ntranslate`), not what the window says.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from i18n.languages import INTERFACE_LANGUAGES, LANGUAGES
from i18n.messages import DOMAIN, SOURCE_LANGUAGE

ROOT = Path(__file__).parents[1]
SOURCES = ("roadmap_app", "ui", "planning")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "translate": (1,),
    "ntranslate": (1, 2),
}
PLURALS = ("ngettext", "counted", "ntranslate")
DOCUMENT_SOURCES = ("planning/reports", "planning/scene")
DOCUMENT_KEYWORDS = {"N_": None, "translate": (1,), "ntranslate": (1, 2)}
TRANSLATIONS = tuple(tag for tag in LANGUAGES if tag != SOURCE_LANGUAGE)

_MNEMONIC = re.compile(r"&\w")
_PERCENT = re.compile(r"%\(\w+\)[a-z]")
_PROJECT = "Roadmap Planner"
_HEADER = f"# Messages of {_PROJECT}.  Kept by `python -m i18n.catalogue update`."


def extract(root: Path, tag: str = SOURCE_LANGUAGE) -> Catalog:
    """The messages in the code of the project whose folder is given: those said in a language."""
    template, is_spoken = _empty(None), tag in INTERFACE_LANGUAGES
    for source in SOURCES if is_spoken else DOCUMENT_SOURCES:
        found = extract_from_dir(
            root / source,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS if is_spoken else DOCUMENT_KEYWORDS,
            comment_tags=("TRANSLATORS:",),
            strip_comment_tags=True,
        )
        for file, line, message, comments, _context in found:
            template.add(
                message, locations=[(f"{source}/{Path(file).as_posix()}", line)], auto_comments=comments
            )
    return template


def update(root: Path) -> None:
    """Bring every catalogue up to the code, guessing no translation, and compile it."""
    for tag in TRANSLATIONS:
        catalogue = _read(root, tag)
        catalogue.update(extract(root, tag), no_fuzzy_matching=True, update_creation_date=False)
        file = _file(root, tag, "po")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_written(catalogue))
    compile_all(root)


def compile_all(root: Path) -> None:
    """Write the compiled catalogue of every language."""
    for tag in TRANSLATIONS:
        _file(root, tag, "mo").write_bytes(_compiled(_read(root, tag)))


def check(root: Path) -> list[str]:
    """What is wrong with the catalogues, one line each, beginning with the file.

    What a document language lacks is no fault here: a drawing may be translated after it is made.
    """
    faults = misused(root)
    for tag in TRANSLATIONS:
        catalogue, file = _read(root, tag), _file(root, tag, "po")
        found = _faults(extract(root, tag), catalogue, is_whole=tag in INTERFACE_LANGUAGES)
        faults += [f"{file.relative_to(root).as_posix()}: {fault}" for fault in found]
        compiled = _file(root, tag, "mo")
        if not compiled.is_file() or compiled.read_bytes() != _compiled(catalogue):
            faults.append(f"{compiled.relative_to(root).as_posix()}: is not compiled from the .po beside it")
    return faults


def misused(root: Path) -> list[str]:
    """Messages that no catalogue can hold rightly, each with its place.

    What stands inside an f-string is not extracted. What is said alone and with a plural has one translation
    for both, whose placeholders nobody fills where it is said alone.
    """
    faults: list[str] = []
    alone: dict[str, str] = {}
    plural: set[str] = set()
    for place, name, message, is_inside in _literals(root):
        if is_inside:
            faults.append(f"{place}: {message!r} stands inside an f-string; give it a name before")
        if name in PLURALS:
            plural.add(message)
        else:
            alone[message] = place
    faults.extend(
        f"{alone[key]}: {key!r} has a plural elsewhere; say it with ngettext here, too"
        for key in sorted(alone.keys() & plural)
    )
    return faults


def _literals(root: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Place, function and text of every literal message, and whether it stands inside an f-string."""
    for file in (file for source in SOURCES for file in sorted((root / source).rglob("*.py"))):
        tree = ast.parse(file.read_bytes())
        strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        inside = {id(node) for outer in strings for node in ast.walk(outer)}
        for call in ast.walk(tree):
            match call:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(message)), *_]):
                    if name in KEYWORDS:
                        place = f"{file.relative_to(root).as_posix()}:{call.lineno}"
                        yield place, name, message, id(call) in inside


def fields(message: str) -> frozenset[str] | None:
    """The placeholders of a message, "{count}" or argparse's "%(prog)s"; none if its braces are no format."""
    try:
        braces = [name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name]
    except ValueError:
        return None
    return frozenset([*braces, *_PERCENT.findall(message)])


def missing(root: Path, tag: str) -> list[str]:
    """The messages that a language should have and has not."""
    present = _by_id(_read(root, tag))
    return [key for key in _by_id(extract(root, tag)) if key not in present or not _is_done(present[key])]


def _is_done(message: Message) -> bool:
    return not message.fuzzy and all(_forms(message.string))


def _faults(template: Catalog, catalogue: Catalog, *, is_whole: bool) -> Iterator[str]:
    wanted, present = _by_id(template), _by_id(catalogue)
    for key in sorted(wanted.keys() - present.keys()) if is_whole else ():
        yield f"lacks {key!r} of the code"
    for key in sorted(present.keys() - wanted.keys()):
        yield f"{key!r} is no longer in the code"
    for key in sorted(wanted.keys() & present.keys()):
        if _forms(wanted[key].id) != _forms(present[key].id):
            yield f"{key!r} has another plural in the code"
        if is_whole or _is_done(present[key]):
            yield from _faults_of(present[key], catalogue.num_plurals)


def _faults_of(message: Message, plurals: int) -> Iterator[str]:
    name, translated = _forms(message.id)[0], _forms(message.string)
    if message.fuzzy:
        yield f"{name!r} is fuzzy"
    if not all(translated) or len(translated) != (plurals if message.pluralizable else 1):
        yield f"{name!r} is not translated"
        return
    # The singular may do without its number; a language that has one form uses the fields of the plural.
    allowed = {fields(form) for form in _forms(message.id)[-1 if plurals == 1 else 0 :]}
    for form in translated:
        if fields(form) not in allowed:
            yield f"{name!r} has other placeholders than its translation {form!r}"
        if bool(_MNEMONIC.search(name)) != bool(_MNEMONIC.search(form)):
            yield f"{name!r} and its translation {form!r} do not both have a key marked with &"


def _by_id(catalogue: Catalog) -> dict[str, Message]:
    return {_forms(message.id)[0]: message for message in catalogue if message.id}


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a message or translation: one, or those of its plural."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _file(root: Path, tag: str, suffix: str) -> Path:
    return root / "i18n" / "locales" / tag / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def _empty(tag: str | None) -> Catalog:
    catalogue = Catalog(tag, project=_PROJECT, header_comment=_HEADER, fuzzy=False, charset="utf-8")
    # Babel fills in placeholders for what a constructor is given as nothing.
    catalogue.version = catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = (
        ""
    )
    return catalogue


def _read(root: Path, tag: str) -> Catalog:
    """The catalogue of a language, an empty one if there is none yet."""
    file = _file(root, tag, "po")
    if not file.is_file():
        return _empty(tag)
    with file.open("rb") as stream:
        return read_po(stream, locale=tag, domain=DOMAIN, charset="utf-8", abort_invalid=True)


def _written(catalogue: Catalog) -> bytes:
    for message in catalogue:
        # Babel takes "5 % of" for a placeholder of the kind %o; only named ones are used here.
        if not _PERCENT.search(_forms(message.id)[0]):
            message.flags.discard("python-format")
    stream = io.BytesIO()
    # Without line numbers a catalogue changes only where a message does.
    write_po(stream, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return stream.getvalue()


def _compiled(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run one command and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m i18n.catalogue", description="Keep the catalogues.")
    parser.add_argument("command", choices=("extract", "update", "compile", "check"))
    command = parser.parse_args(arguments).command
    if command == "extract":
        sys.stdout.write(_written(extract(root)).decode("utf-8"))
    elif command == "update":
        update(root)
    elif command == "compile":
        compile_all(root)
    else:
        faults = check(root)
        sys.stdout.write("".join(f"{fault}\n" for fault in faults))
        return 1 if faults else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
