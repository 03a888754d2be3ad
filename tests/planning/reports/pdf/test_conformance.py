"""What PDF/UA-1 and PDF/A-2a ask for, as far as it can be seen without a checker of its own."""

import zlib
from collections import Counter
from io import BytesIO
from itertools import pairwise, product

import pikepdf
import pytest
from pikepdf import Name

from planning.reports.pdf import conformance
from tests.planning.reports.conftest import MakeReport, Report, Tables, elements

PAINTING = frozenset("Tj TJ f F f* S s B B* b b* Do sh".split())


@pytest.fixture(scope="session")
def pdf(brief: Report) -> pikepdf.Pdf:
    return pikepdf.open(brief.path)


def test_all_fonts_are_embedded_subset_and_carry_their_text(pdf: pikepdf.Pdf) -> None:
    fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
    assert {name.partition("+")[2] for name in fonts} == {
        "NotoSans-Regular",
        "NotoSans-SemiBold",
        "NotoSansSC-Regular",
        "NotoSansSC-SemiBold",
    }
    for font in fonts.values():
        descendant = font.DescendantFonts[0]
        assert font.Encoding == Name("/Identity-H")
        assert "/ToUnicode" in font
        assert len(descendant.FontDescriptor.FontFile2.read_bytes()) < 300_000


def test_every_painted_thing_is_content_or_decoration(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in PAINTING:
                assert depth == 1
        assert depth == 0


def test_parent_tree_leads_from_every_mark_to_an_element(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        marks = [
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        assert page.StructParents == index
        assert sorted(marks) == list(range(len(marks)))
        assert len(numbers[2 * index + 1]) == len(marks)


def test_structure_reads_one_language_through_then_the_other(pdf: pikepdf.Pdf) -> None:
    found = list(elements(pdf.Root.StructTreeRoot.K))
    roles = Counter(str(element.S) for element in found)
    divisions = [str(element.Lang) for element in found if Name.Div == element.S]
    assert set(divisions) == {"en", "zh-CN"}
    assert roles["/H1"] == 2
    assert roles["/Figure"] == 1
    assert all("/Alt" in element for element in found if Name.Figure == element.S)
    assert all("/Scope" in element.A[0] for element in found if element.S == Name.TH)


def test_headings_skip_no_level(pdf: pikepdf.Pdf) -> None:
    levels = [
        int(str(element.S)[2:])
        for element in elements(pdf.Root.StructTreeRoot.K)
        if str(element.S) in {"/H1", "/H2", "/H3"}
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_document_says_its_title_languages_and_standards(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert str(root.Lang) == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert "/OutputIntents" in root
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "2A"
        assert metadata["dc:language"] == {"en", "zh-CN"}
        assert "联合国的信息和通信技术" in metadata["dc:title"]
    assert "联合国的信息和通信技术" in str(pdf.docinfo.Title)


def test_outline_leads_to_every_part(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[0] == "A/69/517"
    assert len(titles) == 10


def test_no_stream_ends_in_a_carriage_return(report: MakeReport, sample_tables: Tables) -> None:
    for number in range(12):
        sample_tables["plan"]["plan"]["symbol"] = f"X/{number}"
        written = report(sample_tables, parts=set())
        assert b"\r\nendstream" not in written.path.read_bytes()


def test_streams_are_still_packed(brief: Report) -> None:
    with pikepdf.open(brief.path) as pdf:
        content = pdf.pages[0].Contents
        assert zlib.decompress(content.read_raw_bytes()) == content.read_bytes()


def test_nothing_in_the_file_is_active(pdf: pikepdf.Pdf) -> None:
    assert all("/Annots" not in page for page in pdf.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys()) - {"/Names"}
    assert not any("/JS" in thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))


@pytest.mark.parametrize("head", [b"text of a page ", bytes([0, 200])], ids=["text", "binary"])
def test_padding_ends(head: bytes) -> None:
    """The checksum of a binary stream is not changed by zeros: padding with them went on for ever."""
    tails = (bytes(pair) for pair in product(range(32, 127), repeat=2))
    data = next(head + tail for tail in tails if zlib.compress(head + tail).endswith(b"\r"))
    with pikepdf.new() as pdf:
        stream = pikepdf.Stream(pdf, zlib.compress(data), Filter=Name.FlateDecode)
        pdf.Root.Thing = pdf.make_indirect(stream)
        saved = conformance._saved(pdf)  # noqa: SLF001 - where it is done
    assert b"\r\nendstream" not in saved
    with pikepdf.open(BytesIO(saved)) as again:
        assert again.Root.Thing.read_bytes().startswith(data)
