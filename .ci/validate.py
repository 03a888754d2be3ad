#!/usr/bin/env python3
"""Judge every PDF of a folder: PDF/UA-1, PDF/A-2a, syntax, embedded fonts; `make validate` calls it.

It runs in the environment of the judges (requirements/checks.txt), which knows nothing of this project:
page-validation reads the rules of both standards, outloud those of PDF/UA-1 and more; qpdf, pdffonts and
pdftotext (Debian: qpdf, poppler-utils) are asked where the machine has them. Where a JSON file beside a
document says which texts it should hold, 98 % of their sequences of four Chinese characters and 99 %
of the words of other languages must come back out of pdftotext. It ends with 1 if anything is objected to.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import page

PROFILES = ("ua1", "2a")
FONT_ROWS = 2  # of head of what pdffonts prints
LEAST = {"zh": 0.98}
LEAST_OF_WORDS = 0.99


def main() -> int:
    """Judge all files and print a line for each."""
    sys.path.append(str(Path(__file__).parents[1]))  # tests.printed knows how texts are compared
    files = sorted(Path(sys.argv[1]).rglob("*.pdf"))
    objections = {file: list(judged(file)) for file in files}
    for file, found in objections.items():
        shares = ", ".join(f"{tag} {share:.2%}" for tag, share in read_back(file).items())
        print(f"{'FAULT' if found else 'ok':5} {file.name}" + (f"  (read back: {shares})" if shares else ""))
        for fault in found:
            print(f"      {fault}")
    print(f"{len(files)} files, {sum(map(bool, objections.values()))} with faults")
    return 1 if not files or any(objections.values()) else 0


def judged(file: Path) -> Iterator[str]:
    """What each judge objects to."""
    for profile in PROFILES:
        report = page.validate_pdf(str(file), profile=profile)
        if not report.is_compliant:
            yield f"{profile}: {report}"
    outloud = Path(sys.executable).with_name("outloud")
    yield from objected([str(outloud), "--quiet", "--fail-on", "error", str(file)])
    if shutil.which("qpdf"):
        yield from objected(["qpdf", "--check", str(file)])
    if shutil.which("pdffonts"):
        yield from unembedded(file)
    for tag, share in read_back(file).items():
        if share < LEAST.get(tag, LEAST_OF_WORDS):
            yield f"pdftotext: {share:.2%} of {tag} is found again"


def objected(command: list[str]) -> Iterator[str]:
    """The output of a judge that does not end with 0."""
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        yield f"{Path(command[0]).name}: {(answer.stdout + answer.stderr).strip()[-2000:]}"


@cache
def read_back(file: Path) -> dict[str, float]:
    """The share of what was put in that pdftotext finds, by language; nothing where there is no telling."""
    texts = file.with_suffix(".json")
    if not texts.exists() or not shutil.which("pdftotext"):
        return {}
    from tests.printed import found_again

    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    wanted = json.loads(texts.read_text())
    return {tag: found_again(words, text, tag) for tag, words in wanted.items()}


def unembedded(file: Path) -> Iterator[str]:
    """Fonts that are not embedded, no subset, or without Unicode."""
    answer = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)
    for row in answer.stdout.splitlines()[FONT_ROWS:]:
        if row.split()[-5:-2] != ["yes", "yes", "yes"]:
            yield f"pdffonts: {row}"


if __name__ == "__main__":
    sys.exit(main())
