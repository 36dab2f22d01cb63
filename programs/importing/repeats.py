"""The same person twice in one list, for certain or perhaps."""

from collections import defaultdict

from programs.importing.entries import SKIP, Entry
from programs.importing.matching import ALIKE, is_alike

#: A birth date that more people of one list share was filled in for want of a better one: it tells nobody apart.
MOST_BORN_ON_ONE_DAY = 20


class Repeats:
    """Asked row by row, from the top: what further up is this person?"""

    def __init__(self):
        self.seen: dict[tuple, int] = {}
        self.names: dict[str, tuple[int, bool]] = {}
        self.born: dict[str, list[Entry]] = defaultdict(list)

    def look_for(self, entry: Entry):
        """Says in the entry which line it repeats, or else which one it resembles."""
        entry.repeats, entry.repeats_nik, entry.resembles = None, False, None
        if entry.row.problems or entry.choice == SKIP:
            return
        keys = _keys(entry)
        same = next((key for key in keys if key in self.seen), None)
        if same:
            entry.repeats, entry.repeats_nik = self.seen[same], same[0] == "nik"
        else:
            entry.resembles = self._same_name(entry) or self._born_alike(entry)
        self._remember(entry, keys)

    def _same_name(self, entry) -> tuple[int, str] | None:
        """Somebody of the same name, where too little is known to tell."""
        line, was_known = self.names.get(entry.name.upper(), (None, False))
        is_doubtful = line and not (_is_known(entry) and was_known)
        return (line, "Nama sama") if is_doubtful else None

    def _born_alike(self, entry) -> tuple[int, str] | None:
        others = self.born.get(entry.row.values.get("birth_date"), [])
        if len(others) > MOST_BORN_ON_ONE_DAY:
            return None
        alike = (other for other in others if _may_be_one(other, entry))
        return next(((other.line, "Nama mirip dan tanggal lahir sama") for other in alike), None)

    def _remember(self, entry, keys):
        for key in keys:
            self.seen.setdefault(key, entry.line)
        self.names.setdefault(entry.name.upper(), (entry.line, _is_known(entry)))
        if day := entry.row.values.get("birth_date"):
            self.born[day].append(entry)


def _keys(entry) -> list[tuple]:
    said, name = entry.row.values, entry.name.upper()
    keys = [("nik", said.get("nik")), *((name, said.get(key)) for key in ("birth_date", "phone"))]
    return [key for key in keys if key[1]]


def _is_known(entry) -> bool:
    return "nik" in entry.row.values or "birth_date" in entry.row.values


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Two NIKs are two people."""
    has_two_niks = "nik" in one.row.values and "nik" in other.row.values
    return not has_two_niks and is_alike(one.name, other.name, ALIKE)
