"""A file from outside is read in a child process, and whatever it holds, the answer is a sentence."""

import pytest
from django.core.exceptions import ValidationError

from programs.importing import reading
from tests.programs.spreadsheets import NAGRAK, comma_separated, hostile, workbook


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in hostile.FILES], ids=[row[0] for row in hostile.FILES])
def test_a_hostile_file_is_refused_in_words(data, code):
    with pytest.raises(ValidationError) as refused:
        reading.sheets(data)

    assert refused.value.code == code
    assert refused.value.messages[0].endswith(".")


def test_a_workbook_is_read_cell_by_cell():
    [sheet] = reading.sheets(workbook(NAGRAK))

    assert sheet["rows"][5][1] == "SITI UJI"
    assert sheet["rows"][5][5] == ["d", "1985-02-05"]
    assert sheet["rows"][7][6] == ["n", "81234567892"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_way_excel_writes_it(encoding, delimiter):
    [sheet] = reading.sheets(
        comma_separated([["Nama", "NIK"], ["René Uji", 1]], delimiter=delimiter, encoding=encoding)
    )

    assert sheet["rows"] == [["Nama", "NIK"], ["René Uji", "1"]]


def test_pictures_in_a_workbook_do_no_harm():
    with_a_logo = hostile.repacked(added=[("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + bytes(2_000))])

    assert reading.sheets(with_a_logo)[0]["rows"][5][1] == "SITI UJI"


def test_hidden_sheets_are_not_read():
    sheets = reading.sheets(workbook([["Nama"], ["A"]], [["Nama"], ["B"]], names=["Lama", "Baru"], hidden=[1]))

    assert [sheet["name"] for sheet in sheets] == ["Lama"]


def test_empty_cells_with_a_border_far_below_do_no_harm():
    bordered = hostile.with_sheet(
        b'<row r="1"><c r="A1" t="n"><v>1</v></c></row><row r="9000"><c r="B9000" s="1"/></row>'
    )

    assert reading.sheets(bordered)[0]["rows"][0] == [["n", "1"]]
