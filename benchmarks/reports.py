"""Reports of about 10, 100 and 500 pages, the same content, against four other ways to a PDF, in one run.

usage: python benchmarks/reports.py [PAGES ...]     (make bench; the peers are in requirements/peers.txt)

Each engine writes the same paragraphs of the sample plan in English and Chinese as two columns with aligned
rows, in a process of its own: its CPU time (user and system) and the most memory it held. Budgets: at most
0.15 of WeasyPrint's CPU at 100 pages; 1.5 of Typst's and 250 MB at 500 pages are goals. Stock reportlab and
fpdf2 write no tags, and neither breaks Chinese by the rules: what they leave out is part of what is paid for.

Reached in one run on two loaded cores (Python 3.11): 0.087 of WeasyPrint's CPU at 100 pages; 1.9 of Typst's
(on 654 pages to its 517) and 191 MB at 500 pages. What limits it are steps of Python for every character and
line: a profile has a fifth of the time each in shaping, breaking and writing lines, and no single hot spot.
"""

import html
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FONTS = ROOT / "resources" / "fonts"
ROWS_A_PAGE = 7.5
SIZES = (10, 100, 500)
Pair = tuple[str, str]


def pairs(count: int) -> Iterator[Pair]:
    """Paragraphs of the sample plan in both languages, each with a number, so that none comes twice."""
    from planning.plan.template import template_tables

    found = [
        (text["en"], text["zh"])
        for table in ("units", "risks", "decisions")
        for row in template_tables("a69-517")[table].values()
        for text in (row.get("functions") or row.get("text") or {},)
        if {"en", "zh"} <= text.keys()
    ]
    for number in range(count):
        english, chinese = found[number % len(found)]
        yield f"{number + 1}. {english}", f"{number + 1}. {chinese}"


def ours(rows: list[Pair], path: Path) -> None:
    """The product: tagged, PDF/UA-1 and PDF/A-2a."""
    from planning.plan.document import Document
    from planning.plan.template import template_tables
    from planning.reports import Options, write_report

    tables = {name: table for name, table in template_tables("a69-517").items() if name in ("_meta", "plan")}
    tables["risks"] = {
        f"r{number}": {"id": f"r{number}", "order": number, "name": {"en": "Risk", "zh": "风险"},
                       "text": {"en": english, "zh": chinese}}
        for number, (english, chinese) in enumerate(rows)
    }  # fmt: skip
    options = Options("full", ("en", "zh"), frozenset({"risks"}))
    write_report(Document(tables), path, options)


def typst(rows: list[Pair], path: Path) -> None:
    """Typst, PDF/UA-1."""
    import typst as engine

    cells = "\n".join(f'[{_typst(a)}], [#text(lang: "zh")[{_typst(b)}]],' for a, b in rows)
    source = (
        '#set document(title: "Risks")\n#set page(paper: "a4", margin: 50pt)\n'
        '#set text(lang: "en", size: 10pt, font: ("Noto Sans", "Noto Sans SC"))\n#set par(leading: 5pt)\n'
        f"= Risks\n#grid(columns: (1fr, 1fr), gutter: 12pt, {cells})\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.typ"
        file.write_text(source, encoding="utf-8")
        engine.compile(str(file), output=str(path), font_paths=[str(FONTS)], pdf_standards=["ua-1"])


def _typst(text: str) -> str:
    return "".join("\\" + one if one in "\\#$*_`<>@[]~\"'-=+/" else one for one in text)


def weasyprint(rows: list[Pair], path: Path) -> None:
    """WeasyPrint, PDF/UA-1."""
    import weasyprint as engine

    faces = "".join(
        f"@font-face {{ font-family: '{family}'; src: url('{(FONTS / file).as_uri()}') }}"
        for family, file in (("L", "NotoSans-Regular.ttf"), ("C", "NotoSansSC-Regular.ttf"))
    )
    body = "".join(f"<tr><td>{html.escape(a)}</td><td lang='zh'>{html.escape(b)}</td></tr>" for a, b in rows)
    style = (
        f"{faces} @page {{ size: A4; margin: 50pt }} body {{ font: 10pt/15pt L, C }} "
        "td { width: 50%; vertical-align: top; padding: 0 10pt 8pt 0 }"
    )
    head = f"<head><title>Risks</title><style>{style}</style></head>"
    document = f"<html lang='en'>{head}<body><h1>Risks</h1><table>{body}</table></body></html>"
    engine.HTML(string=document).write_pdf(str(path), pdf_variant="pdf/ua-1")


def fpdf2(rows: list[Pair], path: Path) -> None:
    """fpdf2 with shaping; no tags."""
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="pt")
    pdf.add_font("L", "", FONTS / "NotoSans-Regular.ttf")
    pdf.add_font("C", "", FONTS / "NotoSansSC-Regular.ttf")
    pdf.set_text_shaping(True)
    pdf.add_page()
    pdf.set_font("L", size=10)
    with pdf.table(line_height=15, borders_layout="NONE", first_row_as_headings=False) as table:
        for english, chinese in rows:
            row = table.row()
            pdf.set_font("L", size=10)
            row.cell(english)
            pdf.set_font("C", size=10)
            row.cell(chinese)
    pdf.output(str(path))


def stock(rows: list[Pair], path: Path) -> None:
    """Reportlab as it comes: a table of paragraphs; no tags, Chinese broken by its own rules."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("L", FONTS / "NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("C", FONTS / "NotoSansSC-Regular.ttf"))
    latin = ParagraphStyle("l", fontName="L", fontSize=10, leading=15)
    han = ParagraphStyle("c", fontName="C", fontSize=10, leading=16.5, wordWrap="CJK")
    cells = [[Paragraph(html.escape(a), latin), Paragraph(html.escape(b), han)] for a, b in rows]
    SimpleDocTemplate(str(path), pagesize=A4).build([Table(cells, colWidths=[240, 240])])


ENGINES: dict[str, Callable[[list[Pair], Path], None]] = {
    "ours": ours, "typst": typst, "weasyprint": weasyprint, "fpdf2": fpdf2, "stock reportlab": stock,
}  # fmt: skip


def measure(name: str, pages: int) -> dict[str, float]:
    """Run an engine in a process of its own: CPU seconds, MB, pages."""
    command = [sys.executable, __file__, "--run", name, str(pages)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        return {"failed": 1.0, "why": hash(answer.stderr)} if not answer.stderr else _failed(answer.stderr)
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _failed(words: str) -> dict[str, float]:
    print(words.strip().splitlines()[-1], file=sys.stderr)
    return {"failed": 1.0}


def run(name: str, pages: int) -> None:
    """What the process of an engine does."""
    rows = list(pairs(round(pages * ROWS_A_PAGE)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.pdf"
        before = time.process_time()
        ENGINES[name](rows, path)
        seconds = time.process_time() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        import pikepdf

        with pikepdf.open(path) as pdf:
            count = len(pdf.pages)
    print(json.dumps({"cpu": seconds, "mb": peak, "pages": count}))


def main() -> int:
    """Measure every engine at every size and print the ratios that are held."""
    sizes = [int(text) for text in sys.argv[1:]] or list(SIZES)
    found = {(name, size): measure(name, size) for size in sizes for name in ENGINES}
    print(f"{'engine':18}" + "".join(f"{size:>8} p: CPU s    MB  pages" for size in sizes))
    for name in ENGINES:
        cells = [found[name, size] for size in sizes]
        print(f"{name:18}" + "".join(
            "      failed" + " " * 19 if "failed" in one
            else f"{one['cpu']:17.2f} {one['mb']:5.0f} {one['pages']:6.0f}" for one in cells))  # fmt: skip
    return _judge(found)


def _judge(found: dict[tuple[str, int], dict[str, float]]) -> int:
    """The budget and the goals, by CPU a page: page counts differ with each engine's line spacing."""

    def ratio(peer: str, size: int) -> float | None:
        own, other = found.get(("ours", size), {}), found.get((peer, size), {})
        if "cpu" not in own or "cpu" not in other:
            return None
        return own["cpu"] / other["cpu"]

    weasy, fast = ratio("weasyprint", 100), ratio("typst", 500)
    if weasy is not None:
        print(f"CPU of WeasyPrint's at 100 pages: {weasy:.3f} (budget 0.15)")
    if fast is not None:
        print(f"CPU of Typst's at 500 pages: {fast:.2f} (goal 1.5)")
        print(f"memory at 500 pages: {found['ours', 500]['mb']:.0f} MB (goal 250)")
    return int(weasy is not None and weasy > 0.15)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], int(sys.argv[3]))
        os._exit(0)
    sys.exit(main())
