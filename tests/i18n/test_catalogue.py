"""The keeper of the catalogues, on a small project of its own and on the shipped ones."""

from pathlib import Path

import pytest

from i18n import catalogue

CODE = '''
"""A module."""
from i18n import N_, _, ngettext, translate

TABLE = [N_("Overview")]


def shown(n: int) -> str:
    # TRANSLATORS: on the button
    save = _("Save")
    return save + _("{done} of {all}") + ngettext("{n} row", "{n} rows", n) + translate("Page {n}", "fr")
'''

WHOLE = {
    'msgid "Overview"\nmsgstr ""': 'msgid "Overview"\nmsgstr "总览"',
    'msgid "Save"\nmsgstr ""': 'msgid "Save"\nmsgstr "保存"',
    'msgid "{done} of {all}"\nmsgstr ""': 'msgid "{done} of {all}"\nmsgstr "{all}之{done}"',
    'msgstr[0] ""': 'msgstr[0] "{n}行"',
    'msgid "Page {n}"\nmsgstr ""': 'msgid "Page {n}"\nmsgstr "第{n}页"',
}


class Project:
    """A project of one module with a Chinese catalogue."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.code = root / "ui" / "window.py"
        self.po = root / "i18n" / "locales" / "zh" / "LC_MESSAGES" / "roadmap.po"
        for source in catalogue.SOURCES:
            (root / source).mkdir()
        self.code.write_text(CODE, encoding="utf-8")
        catalogue.update(root)

    def edit(self, *edits: tuple[str, str]) -> None:
        text = self.po.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        self.po.write_text(text, encoding="utf-8")

    def translate(self) -> None:
        self.edit(*WHOLE.items())
        catalogue.compile_all(self.root)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_messages_are_found_with_plural_comment_and_file(project: Project) -> None:
    text = project.po.read_text(encoding="utf-8")
    for message in ("Overview", "Save", "{done} of {all}", "{n} row", "Page {n}"):
        assert f'msgid "{message}"' in text
    assert 'msgid_plural "{n} rows"' in text
    assert "#. on the button\n#: ui/window.py\n" in text


def test_a_whole_catalogue_has_no_faults(project: Project) -> None:
    project.translate()
    assert catalogue.check(project.root) == []
    assert catalogue.main(["check"], project.root) == 0


def test_every_gap_is_named_an_empty_plural_too(project: Project) -> None:
    faults = catalogue.check(project.root)
    assert len(faults) == len(WHOLE)
    assert "i18n/locales/zh/LC_MESSAGES/roadmap.po: '{n} row' is not translated" in faults
    assert catalogue.main(["check"], project.root) == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"{all}之{done}"', '"{all}之{Done}"', "other placeholders"),
        ('"{all}之{done}"', '"{all}"', "other placeholders"),
        ('"{n}行"', '"行"', "other placeholders"),
        ('"第{n}页"', '"第{n页"', "other placeholders"),
        ('"保存"', '"保存(&S)"', "marked with &"),
        ('"保存"', '""', "not translated"),
        ('msgid "Save"', '#, fuzzy\nmsgid "Save"', "fuzzy"),
        ('msgid "Save"', 'msgid "Store"', "lacks 'Save'"),
        ('msgid "Save"', 'msgid "Store"', "'Store' is no longer in the code"),
        ('msgid_plural "{n} rows"', 'msgid_plural "{n} lines"', "another plural"),
    ],
)
def test_planted_faults_are_found(project: Project, old: str, new: str, fault: str) -> None:
    project.translate()
    project.edit((old, new))
    catalogue.compile_all(project.root)
    assert any(fault in found for found in catalogue.check(project.root))


def test_a_stale_compiled_catalogue_is_found(project: Project) -> None:
    project.translate()
    project.edit(('"保存"', '"存储"'))
    (fault,) = catalogue.check(project.root)
    assert fault == "i18n/locales/zh/LC_MESSAGES/roadmap.mo: is not compiled from the .po beside it"


def test_an_update_keeps_translations_and_guesses_none(project: Project) -> None:
    project.translate()
    project.code.write_text(CODE.replace('"Overview"', '"Overviews"'), encoding="utf-8")
    assert len(catalogue.check(project.root)) == 2
    catalogue.update(project.root)
    text = project.po.read_text(encoding="utf-8")
    assert 'msgid "Save"\nmsgstr "保存"' in text
    assert 'msgid "Overviews"\nmsgstr ""' in text
    assert "fuzzy" not in text
    assert "总览" not in text


def test_an_update_of_nothing_changes_nothing(project: Project) -> None:
    project.translate()
    before = project.po.read_bytes()
    catalogue.update(project.root)
    assert project.po.read_bytes() == before


def test_a_per_cent_sign_in_a_sentence_is_no_placeholder(project: Project) -> None:
    project.code.write_text('_("5 % of {all}")\n_("%(prog)s: error")\n', encoding="utf-8")
    catalogue.update(project.root)
    text = project.po.read_text(encoding="utf-8")
    assert '#, python-brace-format\nmsgid "5 % of {all}"' in text
    assert catalogue.fields("%(prog)s: {n}") == frozenset({"%(prog)s", "n"})


def test_the_template_is_printed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["extract"], project.root) == 0
    assert 'msgid "Save"' in capsys.readouterr().out


def test_the_shipped_catalogues_are_whole() -> None:
    assert catalogue.check(catalogue.ROOT) == []


def test_a_message_inside_an_f_string_is_told_as_it_is_not_extracted(project: Project) -> None:
    hint = """    hint = f"{n} · {_('Esc cancels')} {_(TABLE[0])}"\n"""
    project.code.write_text(CODE + hint, encoding="utf-8")
    (fault,) = [one for one in catalogue.check(project.root) if "f-string" in one]
    assert fault.startswith("ui/window.py:12: 'Esc cancels'")


def test_a_message_said_alone_and_with_a_plural_is_told(project: Project) -> None:
    project.code.write_text(CODE + """    return _("{n} row")\n""", encoding="utf-8")
    (fault,) = [one for one in catalogue.check(project.root) if "plural elsewhere" in one]
    assert fault.startswith("ui/window.py:12: '{n} row'")
