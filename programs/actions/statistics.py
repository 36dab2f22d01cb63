"""Official figures: a sheet is read, looked at, and then written whole or not at all; one figure is corrected."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.importing import reading
from programs.models import Statistic, StatisticSource
from programs.statistics import lines
from programs.statistics.plan import Plan
from rusunpreneur.history import because

STALE = "Angkanya berubah sejak halaman ini dibuka. Periksa lagi, lalu tulis."
NOTHING_NEW = "Semua angka di berkas ini sudah tercatat sama. Tidak ada yang diubah."
REASON_NEEDED = "Berkas ini mengoreksi angka yang sudah terbit di sini. Tulis alasannya."


def read(data: bytes) -> list[list]:
    """The lines of a file, as plain cells; a ValidationError says why it cannot be taken."""
    return lines.rows_of(reading.sheets(data))


def load(*, sheet: list[list], seen: str, reason: str, filename: str) -> Plan:
    """Write what the sheet brings: new figures, and corrections with their reason.

    `seen` is the fingerprint of the plan that somebody agreed to. The same sheet again changes nothing.
    """
    try:
        with transaction.atomic(), because(f"Impor {filename}"):
            return _load(sheet, seen, reason)
    except IntegrityError:
        # Somebody wrote one of these figures between the plan and the write; everything was rolled back.
        raise ValidationError(STALE, code="stale") from None


def _load(sheet, seen, reason) -> Plan:
    plan = Plan.of(sheet)
    if plan.wrong:
        raise ValidationError(plan.problems, code="wrong")
    if not plan.is_writable:
        return plan
    if plan.fingerprint != seen:
        raise ValidationError(STALE, code="stale")
    if plan.changed and not reason.strip():
        raise ValidationError({"reason": REASON_NEEDED})
    sources = {}
    for entry in [*plan.new, *plan.changed]:
        figure = entry.line.figure
        figure.source = source_of(figure.source, sources)
    for entry in plan.new:
        entry.line.figure.clean_fields(exclude=["city", "source"])  # the rest is held by constraints
    Statistic.objects.bulk_create(entry.line.figure for entry in plan.new)
    for entry in plan.changed:
        figure = entry.line.figure
        locked = Statistic.objects.select_for_update(of=("self",)).get(pk=entry.before.pk)
        locked.correct(value=figure.value, source=figure.source, remark=figure.remark, reason=reason)
    return plan


def source_of(said: StatisticSource, known: dict | None = None) -> StatisticSource:
    """The source that is known by these words, or a new one."""
    words = {name: getattr(said, name) for name in ("title", "publisher", "document", "published_on")}
    known = {} if known is None else known
    key = tuple(words.values())
    if key not in known:
        said.full_clean(validate_unique=False, validate_constraints=False)
        known[key], _ = StatisticSource.objects.get_or_create(**words)
    return known[key]


@transaction.atomic
def correct(*, statistic: Statistic, value: Decimal, source: StatisticSource, remark: str, reason: str) -> Statistic:
    """One figure anew; `statistic` is locked by the caller."""
    statistic.correct(value=value, source=source_of(source), remark=remark, reason=reason)
    return statistic
