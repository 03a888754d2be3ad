"""The themes hold every role of the look, and their tones can be told apart and read (WCAG 2)."""

import json
from typing import Any

import pytest

import resources

# Foreground on background, needed ratio (text 4.5, graphics 3: WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    ("text", "surface", 4.5), ("text", "window", 4.5), ("text", "hover", 4.5), ("text", "sunken", 4.5),
    ("text", "raised", 4.5), ("sel-text", "selection", 4.5),
    ("muted", "surface", 4.5), ("muted", "window", 4.5), ("muted", "sunken", 4.5), ("muted", "rail", 4.5),
    ("muted", "selection", 4.5), ("muted", "raised", 4.5), ("faint", "surface", 4.5),
    ("accent", "surface", 4.5), ("accent", "window", 4.5), ("accent", "accent-soft", 4.5),
    ("on-accent", "accent", 4.5), ("on-accent", "accent-hover", 4.5),
    ("success", "surface", 4.5), ("success", "success-soft", 4.5),
    ("warning", "surface", 4.5), ("warning", "warning-soft", 4.5),
    ("danger", "surface", 4.5), ("danger", "danger-soft", 4.5),
    ("info", "surface", 4.5), ("info", "info-soft", 4.5),
    ("border-strong", "surface", 3.0), ("border-strong", "window", 3.0),
    ("focus", "window", 3.0), ("focus", "surface", 3.0), ("focus", "selection", 3.0),
    ("today", "surface", 3.0), ("surface", "today", 4.5),
    ("baseline", "surface", 3.0), ("critical", "surface", 3.0),
]  # fmt: skip
DECORATION = {"border", "grid", "grid-strong", "off-time"}
DRIVERS = {"modernization": "M", "transformation": "T", "innovation": "I", "governance": "G"}


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> dict[str, Any]:
    text = resources.path("themes", f"{request.param}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    assert loaded["name"] == request.param
    assert loaded["dark"] is (request.param == "dark")
    return loaded


def luminance(tone: str) -> float:
    """Relative luminance of an sRGB colour "#RRGGBB" (WCAG 2.2, definitions)."""
    channels = [int(tone[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("foreground", "background", "needed"), PAIRS)
def test_text_and_graphics_stand_out(
    theme: dict[str, Any], foreground: str, background: str, needed: float
) -> None:
    colours = theme["colours"]
    assert contrast(colours[foreground], colours[background]) >= needed


def test_every_role_but_decoration_has_a_contrast_to_hold(theme: dict[str, Any]) -> None:
    held = {role for pair in PAIRS for role in pair[:2]}
    assert set(theme["colours"]) == held | DECORATION


def test_drivers_stand_out_and_carry_text(theme: dict[str, Any]) -> None:
    colours = theme["colours"]
    assert {name: tone["glyph"] for name, tone in theme["drivers"].items()} == DRIVERS
    for tone in theme["drivers"].values():
        assert contrast(tone["strong"], colours["surface"]) >= 4.5
        assert contrast(colours["text"], tone["soft"]) >= 4.5
        assert contrast(tone["strong"], tone["soft"]) >= 3


@pytest.mark.parametrize(("ramp", "steps"), [("proficiency", 6), ("gap", 7)])
def test_digits_are_read_on_every_step_of_a_ramp(theme: dict[str, Any], ramp: str, steps: int) -> None:
    tones, digits = theme["ramps"][ramp], theme["ramp_text"][ramp]
    assert len(tones) == len(digits) == steps
    assert all(contrast(digit, tone) >= 4.5 for tone, digit in zip(tones, digits, strict=True))


def test_proficiency_runs_one_way_in_lightness(theme: dict[str, Any]) -> None:
    lightness = [luminance(tone) for tone in theme["ramps"]["proficiency"]]
    assert lightness == sorted(lightness, reverse=not theme["dark"])


def test_traffic_lights_part_from_the_surface(theme: dict[str, Any]) -> None:
    for tone in theme["rag"].values():
        assert contrast(tone, theme["colours"]["surface"]) >= 3


def test_both_themes_have_the_same_roles() -> None:
    light, dark = (
        json.loads(resources.path("themes", f"{name}.json").read_text(encoding="utf-8"))
        for name in ("light", "dark")
    )

    def shape(value: object) -> object:
        return {key: shape(part) for key, part in value.items()} if isinstance(value, dict) else None

    assert shape(light) == shape(dark)
