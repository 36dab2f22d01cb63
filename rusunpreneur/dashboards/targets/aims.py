"""How far each target is: its indicator, reckoned from the kept sums of its programme, place and months."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.http import urlencode

from products.models.earner_sums import AT_INCOME, AT_RENT, INCOME_STEP, RENT_STEP
from programs.models import Target
from programs.models.target import written
from rusunpreneur.dashboards.income import MEDIAN_OF
from rusunpreneur.dashboards.indicators import BY_KEY, INDICATORS, Better, Indicator, Value
from rusunpreneur.dashboards.rows import LISTINGS
from rusunpreneur.dashboards.sums import GOODS, LEARNING, SALES, Totals, told
from rusunpreneur.words import NOTHING, persen

AT_MOST = "paling banyak "


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
_ONCE = "count(DISTINCT (kept.participant_id, kept.rusunawa_id))"
_PRODUCING = (
    f"SELECT {_ONCE} FROM products_producermonth kept WHERE kept.pieces > 0 AND {_MONTHS} AND {_SAME} AND {_IN_CITY}"  # noqa: S608
)
# What one people's months bring, as `Income` reads steps of them: the middle one is the first that half do not exceed.
_KEPT = {
    "earning": f"""SELECT json_build_object('earners', {_ONCE},
            'income_step', percentile_disc(0.5) WITHIN GROUP (ORDER BY {AT_INCOME}),
            'rated', count(*) FILTER (WHERE rent_rupiah > 0),
            'rent_step', percentile_disc(0.5) WITHIN GROUP (ORDER BY {AT_RENT}) FILTER (WHERE rent_rupiah > 0))::text
        FROM products_earnermonth kept WHERE kept.net_rupiah > 0 AND {_MONTHS} AND {_SAME} AND {_IN_CITY}""",  # noqa: S608
    "learning": f"""SELECT json_build_object({_sums(LEARNING)},
            'independents', ({_INDEPENDENT}), 'producers', ({_PRODUCING}))::text
        FROM programs_trainingmonth kept WHERE {_MONTHS} AND {_SAME} AND {_OF_CITY}""",  # noqa: S608
    "goods": f"""SELECT json_build_object({_sums(GOODS)})::text
        FROM products_goodsmonth kept WHERE {_MONTHS} AND {_SAME} AND {_IN_CITY}""",  # noqa: S608
    "sales": f"""SELECT json_build_object({_sums(SALES)})::text
        FROM products_salesmonth kept WHERE {_MONTHS} AND {_SAME} AND {_IN_CITY}""",  # noqa: S608
}


def _keys(kept: str) -> str:
    """Of the indicators that are reckoned from these sums."""
    where = {row.key: LISTINGS[row.opens].kept if row.opens in LISTINGS else "earning" for row in INDICATORS}
    return ", ".join(f"'{key}'" for key, found in where.items() if found == kept)


SUMS = " ".join(
    ("CASE", *(f"WHEN programs_target.indicator IN ({_keys(kept)}) THEN ({sql})" for kept, sql in _KEPT.items()), "END")
)


def with_sums(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Each with `sums`, what the registry reckons its indicator from."""
    return targets.annotate(sums=RawSQL(SUMS, [], output_field=JSONField()))  # noqa: S611


def _middle(sums: dict) -> dict[str, int]:
    """The middle one's rupiah and percent of her rent, where there are enough of them."""
    enough = {
        "median_income": (sums.get("earners", 0), "income_step", INCOME_STEP),
        "rent_percent": (min(sums.get("earners", 0), sums.get("rated", 0)), "rent_step", RENT_STEP),
    }
    return {name: sums[step] * size for name, (of, step, size) in enough.items() if of >= MEDIAN_OF}


def _percent(part: Decimal, whole: Decimal) -> int:
    return int((100 * part / whole).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class Aim:
    """A target `with_sums`, and how far it is, for who may see people there or (not `is_exact`) only how many."""

    target: Target
    is_exact: bool = False

    @property
    def indicator(self) -> Indicator:
        return BY_KEY[self.target.indicator]

    @property
    def reached(self) -> Value:
        """None of a share of nothing, or of too few people to be told of."""
        sums = self.target.sums
        for name in ("independents", "producers", "earners"):
            sums = sums | told(name, sums.get(name, 0), is_exact=self.is_exact)
        if "earners_hidden" in sums:
            return None
        return self.indicator.value(Totals(Counter(sums | _middle(self.target.sums))))

    @property
    def percent(self) -> int | None:
        """How much of the target that is: 25 for 40 of 160. Of a limit 100 while it is kept, 50 for twice as much."""
        if self.reached is None:
            return None
        if self.is_limit:
            return 100 if self.is_met else min(99, _percent(self.target.value, Decimal(self.reached)))
        return _percent(Decimal(self.reached), self.target.value) if self.target.value else None

    @property
    def is_limit(self) -> bool:
        """Whether less is better: so much at the most."""
        return self.indicator.better is Better.LESS

    @property
    def is_rounded(self) -> bool:
        return not self.is_exact and self.indicator.counts_once

    @property
    def is_met(self) -> bool:
        if self.reached is None:
            return False
        return self.reached <= self.target.value if self.is_limit else self.reached >= self.target.value

    @property
    def said(self) -> str:
        """`25% dari target`; of a limit whether it is kept."""
        if self.percent is None:
            return ""
        if self.is_limit:
            return "dalam batas" if self.is_met else "melewati batas"
        return f"{persen(self.percent)} dari target"

    @property
    def wanted(self) -> str:
        """`160 orang`, `paling banyak 5%`."""
        return f"{AT_MOST if self.is_limit else ''}{self.target.written}"

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
