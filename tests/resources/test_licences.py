"""Everything that ships is named with its licence."""

import resources


def test_every_folder_of_data_is_named_with_its_licence() -> None:
    text = resources.path("licences.md").read_text(encoding="utf-8")
    folders = {folder.name for folder in resources.path().iterdir() if folder.is_dir()} - {"__pycache__"}
    own = {"themes"}
    assert {folder for folder in folders - own if f"`{folder}/" not in text} == set()


def test_every_licence_file_named_is_there() -> None:
    for name in ("fonts/OFL-NotoSans.txt", "icons/LICENSE", "unicode/LICENSE.txt"):
        assert name in resources.path("licences.md").read_text(encoding="utf-8")
        assert resources.path(name).is_file()
