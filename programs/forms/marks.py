"""What the sheet sends: differences as JSON from the grid, or one day as a plain form."""

import json
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from programs.actions.attendance import NO_MARK, UNCHANGED, Change
from programs.models import Attendance
from programs.sheet import Cell, Row

MAXIMUM_CHANGES = 2000
MAXIMUM_ID = 2**63 - 1
MALFORMED = "Kiriman tidak dikenali. Muat ulang halaman; catatan di perangkat ini tidak hilang."
REMARK_LENGTH = Attendance._meta.get_field("remark").max_length


def parse_changes(body: bytes) -> list[Change]:
    """The changes of `{"changes": [{"e", "s", "to", "from", "at", "remark", "arrived"}]}`; the last may be absent."""
    try:
        items = json.loads(body)["changes"]
        if not isinstance(items, list) or len(items) > MAXIMUM_CHANGES:
            raise ValueError(len(items))
        return [_change(item) for item in items]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValidationError(MALFORMED, code="malformed") from None


def _change(item: dict) -> Change:
    return Change(
        enrolment_id=_id(item["e"]),
        session_id=_id(item["s"]),
        status=_text(item["to"], 1),
        expected=_text(item.get("from", NO_MARK), 1),
        remark=_text(item["remark"], REMARK_LENGTH) if "remark" in item else UNCHANGED,
        arrived_at=_time(item["arrived"]) if "arrived" in item else UNCHANGED,
        captured_at=_moment(item.get("at")),
    )


def _id(value) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MAXIMUM_ID:
        raise ValueError(value)
    return value


def _text(value, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\x00" in value:
        raise ValueError(value)
    value.encode()  # a lone surrogate is no text
    return value.strip()


def _time(value) -> time | None:
    return time.fromisoformat(value) if value else None


def _moment(value) -> datetime | None:
    """When the device says it was marked; a device with a wrong clock is read as now."""
    moment = parse_datetime(value) if isinstance(value, str) else None
    return moment if moment and timezone.is_aware(moment) else None


class MarkForm(forms.Form):
    """One person on one day, without JavaScript. `was` is the mark that was shown."""

    status = forms.ChoiceField(
        choices=[(NO_MARK, "Belum"), *Attendance.Status.choices],
        required=False,
        error_messages={"invalid_choice": "Pilih H, I, S atau A."},
    )
    was = forms.CharField(max_length=1, required=False, widget=forms.HiddenInput)
    remark = forms.CharField(
        max_length=REMARK_LENGTH, required=False, error_messages={"max_length": "Keterangan paling banyak 200 huruf."}
    )
    arrived_at = forms.TimeField(required=False, error_messages={"invalid": "Tulis jam seperti 09.15."})

    def __init__(self, *args, row: Row, cell: Cell, **kwargs):
        mark = cell.mark
        super().__init__(
            *args,
            prefix=f"e{row.enrolment.pk}",
            initial={
                "status": cell.status,
                "was": cell.status,
                "remark": mark.remark if mark else "",
                "arrived_at": mark.arrived_at if mark else None,
            },
            **kwargs,
        )
        self.row, self.cell = row, cell
        self.conflict = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.conflict or self.errors)

    @property
    def arrival_text(self) -> str:
        """The arrival as typed, or as stored in the office's way: `09.15`."""
        value = self["arrived_at"].value()
        return f"{value:%H.%M}" if isinstance(value, time) else value or ""

    def change(self, *, fill: bool) -> Change | None:
        """The difference to what was shown; `fill` marks the unmarked as present. None when nothing changed."""
        status, was = self.cleaned_data["status"], self.cleaned_data["was"]
        if fill and not status:
            status = Attendance.Status.PRESENT
        remark, arrived_at = self.cleaned_data["remark"], self.cleaned_data["arrived_at"]
        same_note = remark == self.initial["remark"] and arrived_at == self.initial["arrived_at"]
        if status == was and (same_note or not status):
            return None
        return Change(
            enrolment_id=self.row.enrolment.pk,
            session_id=self.cell.session.pk,
            status=status,
            expected=was,
            remark=remark if status else UNCHANGED,
            arrived_at=arrived_at if status else UNCHANGED,
        )
