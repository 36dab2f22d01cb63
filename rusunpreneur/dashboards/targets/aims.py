"""How far each target is: its indicator, reckoned from the kept sums of its programme, place and months."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.http import urlencode

from programs.models import Target
from programs.models.target import written
from rusunpreneur.dashboards.indicators import BY_KEY, INDICATORS, Indicator, Value
from rusunpreneur.dashboards.rows import LISTINGS
from rusunpreneur.dashboards.sums import GOODS, LEARNING, SALES, Totals, told
from rusunpreneur.words import NOTHING

#: Who produced is read with learning, but not kept by programme.
OF_NO_PROGRAM = ("producers", "cost_per_producer")


def _sums(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}', coalesce(sum(kept.{name}), 0)" for name in names)


# Written by hand: to put it together from expressions takes longer than to run it.
_SAME = """kept.program_id = programs_target.program_id
    AND (programs_target.rusunawa_id IS NULL OR kept.rusunawa_id = programs_target.rusunawa_id)"""
_MONTHS = "kept.month BETWEEN programs_target.starts_on AND programs_target.ends_on"
_OF_CITY = "(programs_target.city_id IS NULL OR kept.city_id = programs_target.city_id)"
_IN_CITY = """(programs_target.city_id IS NULL
    OR kept.rusunawa_id IN (SELECT id FROM participants_rusunawa WHERE city_id = programs_target.city_id))"""
_INDEPENDENT = f"""SELECT count(*) FROM products_journey kept
    WHERE kept.confirmed_on BETWEEN programs_target.starts_on AND programs_target.ends_on AND {_SAME} AND {_OF_CITY}"""  # noqa: S608
_KEPT = {
    "learning": f"""SELECT json_build_object({_sums(LEARNING)}, 'independents', ({_INDEPENDENT}))::text
        FROM programs_trainingmonth kept WHERE {_MONTHS} AND {_SAME} AND {_OF_CITY}""",  # noqa: S608
    "goods": f"""SELECT json_build_object({_sums(GOODS)})::text
        FROM products_goodsmonth kept WHERE {_MONTHS} AND {_SAME} AND {_IN_CITY}""",  # noqa: S608
    "sales": f"""SELECT json_build_object({_sums(SALES)})::text
        FROM products_salesmonth kept WHERE {_MONTHS} AND {_SAME} AND {_IN_CITY}""",  # noqa: S608
}


def _keys(kept: str) -> str:
    """Of the indicators that are reckoned from these sums."""
    kept_so = (row.key for row in INDICATORS if row.opens in LISTINGS and LISTINGS[row.opens].kept == kept)
    return ", ".join(f"'{key}'" for key in kept_so if key not in OF_NO_PROGRAM)


SUMS = " ".join(
    ("CASE", *(f"WHEN programs_target.indicator IN ({_keys(kept)}) THEN ({sql})" for kept, sql in _KEPT.items()), "END")
)


def with_sums(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Each with `sums`, what the registry reckons its indicator from; None for what is not kept by programme."""
    return targets.annotate(sums=RawSQL(SUMS, [], output_field=JSONField()))  # noqa: S611


@dataclass(frozen=True)
class Aim:
    """A target `with_sums`, and how far it is, for who may see people there or (not `is_exact`) only how many."""

    target: Target
    is_exact: bool = False

    @property
    def indicator(self) -> Indicator:
        return BY_KEY[self.target.indicator]

    @property
    def is_reckoned(self) -> bool:
        return self.target.sums is not None

    @property
    def reached(self) -> Value:
        """None of a share of nothing, of too few people to be told of, or where it is not kept by programme."""
        if not self.is_reckoned:
            return None
        sums = self.target.sums
        sums |= told("independents", sums.get("independents", 0), is_exact=self.is_exact)
        return self.indicator.value(Totals(Counter(sums)))

    @property
    def percent(self) -> int | None:
        """How much of the target that is: 25 for 40 of 160."""
        if self.reached is None or not self.target.value:
            return None
        return int((100 * Decimal(self.reached) / self.target.value).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def written(self) -> str:
        """`40 orang`; a dash where there is nothing to say yet."""
        return NOTHING if self.reached is None else written(Decimal(self.reached), self.target.unit)

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
