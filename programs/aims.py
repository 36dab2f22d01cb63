"""What programmes aim at: the targets of a place and a time for the dashboards, and how far each one is."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.http import urlencode

from programs.models import IndicatorKey, Target
from programs.models.target import written
from rusunpreneur.words import NOTHING

#: Figures of kept months that each indicator of learning is reckoned from, as the registry of dashboards defines it.
COUNTS = {
    IndicatorKey.REGISTERED: "registered",
    IndicatorKey.TRAINED: "came",
    IndicatorKey.COMPLETED: "completed",
    IndicatorKey.SESSIONS: "sessions",
    IndicatorKey.CERTIFICATES: "certificates",
}
SHARES = {
    IndicatorKey.ATTENDANCE_RATE: ("hours_attended", "hours_counted"),
    IndicatorKey.COMPLETION_RATE: ("completed", "ended"),
}
NEEDED = sorted({*COUNTS.values(), *(name for pair in SHARES.values() for name in pair)})


# Written by hand: to put it together from expressions takes longer than to run it.
SUMS = f"""(
    SELECT json_build_object({", ".join(f"'{name}', sum(kept.{name})" for name in NEEDED)})::text
    FROM programs_trainingmonth kept
    WHERE kept.program_id = programs_target.program_id
      AND kept.month BETWEEN programs_target.starts_on AND programs_target.ends_on
      AND (programs_target.city_id IS NULL OR kept.city_id = programs_target.city_id)
      AND (programs_target.rusunawa_id IS NULL OR kept.rusunawa_id = programs_target.rusunawa_id)
    HAVING count(*) > 0
)"""  # noqa: S608 - every name put into it is a constant of this module


def with_sums(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Each with `sums`: what the trainings of its programme, place and months add up to, None without any."""
    return targets.annotate(sums=RawSQL(SUMS, [], output_field=JSONField()))  # noqa: S611


@dataclass(frozen=True)
class Aim:
    """A target `with_sums`, and how far it is."""

    target: Target

    @property
    def is_reckoned(self) -> bool:
        """From trainings; what is made, sold and earned is reckoned by the dashboards alone."""
        return self.target.indicator in COUNTS or self.target.indicator in SHARES

    @property
    def reached(self) -> Decimal | None:
        """None of a share of nothing, or where only the dashboards reckon the indicator."""
        sums = self.target.sums or dict.fromkeys(NEEDED, 0)
        if name := COUNTS.get(self.target.indicator):
            return Decimal(sums[name])
        part, whole = (sums[name] for name in SHARES.get(self.target.indicator, ("ended", "ended")))
        return _rounded(Decimal(100 * part) / whole) if self.is_reckoned and whole else None

    @property
    def percent(self) -> Decimal | None:
        """How much of the target that is: 25 for 40 of 160."""
        if self.reached is None or not self.target.value:
            return None
        return _rounded(100 * self.reached / self.target.value)

    @property
    def written(self) -> str:
        """`40 orang`; a dash where there is nothing to say yet."""
        return NOTHING if self.reached is None else written(self.reached, self.target.unit)

    @property
    def dashboard(self) -> str:
        """The dashboard of the same place, programme and months."""
        target = self.target
        if target.rusunawa_id:
            address = reverse("dashboard_rusunawa", args=[target.rusunawa.slug])
        else:
            address = reverse("dashboard_city", args=[target.city.slug]) if target.city_id else reverse("dashboard")
        months = f"{target.starts_on:%Y-%m}..{target.ends_on:%Y-%m}"
        return f"{address}?{urlencode({'masa': months, 'program': target.program_id})}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)
