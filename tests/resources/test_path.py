"""Where the shipped files are."""

import resources


def test_a_path_leads_into_the_package() -> None:
    assert resources.path("themes", "light.json").is_file()
    assert resources.path().name == "resources"
    assert not resources.path("plans", "no-such-plan.json").exists()
