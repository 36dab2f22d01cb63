"""A list that was sent in for a training, as the tests of imports begin."""

from programs.actions import imports
from programs.importing import headers, rows
from programs.importing.plan import Plan
from tests.programs.spreadsheets import comma_separated

TITLES = ["Nama", "NIK", "L/P", "Tanggal lahir", "HP", "Rusunawa", "Tower", "Unit"]
NIK_OF_SITI, NIK_OF_NUR = "3172044502850001", "3172045203900002"
SITI = ["SITI UJI", NIK_OF_SITI, "P", "05/02/1985"]
NUR = ["NUR UJI", NIK_OF_NUR, "P", "12/03/1990"]


def cleaned(*lines, titles=(*TITLES, "Kecamatan"), rusunawa_id=None):
    """The people of a list, and the lines that are none."""
    sheet, header = headers.find([{"name": "", "rows": [list(titles), *map(list, lines)]}])
    return rows.clean(sheet["rows"], header, rusunawa_id=rusunawa_id)


def only(*line, **given):
    [[person], _] = cleaned(line, **given)
    return person


def send(training, *lines, by, titles=TITLES, filename="daftar.csv"):
    data = comma_separated([titles, *lines])
    return imports.keep(training=training, listing=imports.read(training=training, data=data), filename=filename, by=by)


def write(batch, *, by, skip_wrong=False):
    return imports.apply(batch=batch, seen=Plan.of(batch, by).fingerprint, skip_wrong=skip_wrong, by=by)


def choose(batch, line, choice, *, by, reason=""):
    return imports.decide(batch=batch, decisions={line: {"choice": choice, "reason": reason}}, by=by)


def correct(batch, line, values, *, by, revision=0):
    return imports.correct(batch=batch, line=line, values=values, revision=revision, by=by)


def people_of(training):
    return [(row.number, row.participant.name, row.status) for row in training.enrolments.select_related("participant")]
