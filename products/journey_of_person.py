"""How far one person is, for her page: each stage with its day and the row that proves it."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, TruncDate
from django.urls import reverse

from participants.places import Line, Section
from products.journeys import address
from products.models import Earning, FollowUp, IncomeMonth, Journey, Lot, Share, Verdict
from products.models.journey import Stage
from rusunpreneur.words import tanggal_pendek

NOT_YET = "belum"


def stages(participant, user) -> Section | None:
    """From the first to the highest stage, then the one that comes next; one query."""
    journey = of(participant, user)
    if not journey.is_seen:
        return None
    told = [_line(stage, *facts) for stage, facts in zip(Stage, _facts(journey), strict=True)]
    reached = [line for line in told if line]
    following = list(Stage)[len(reached) : len(reached) + 1]
    lines = [*reached, *(Line(f"{stage.label}: {NOT_YET}", _advice(journey)) for stage in following)]
    lines += _given(journey)
    return Section(title="Sampai mana", nothing="", href=address(journey.stage, rusunawa=journey.rusunawa), lines=lines)


def _given(journey) -> list[Line]:
    """Who sees to her, or what came of it last and the way to give her to somebody."""
    row = journey.given
    if row and not row["done_on"]:
        until = tanggal_pendek(date.fromisoformat(row["due_on"]))
        return [Line(f"Ditindaklanjuti {row['name']}, paling lambat {until}", row["note"], _seen_to(row))]
    lines = [_outcome(row)] if row else []
    if journey.stage == Stage.INDEPENDENT:
        return lines
    page = reverse("follow_up_create", args=[journey.pk])
    return [*lines, Line("Tugaskan tindak lanjut", "Siapa yang menghubunginya, dan paling lambat kapan.", page)]


def _outcome(row) -> Line:
    done_on = tanggal_pendek(date.fromisoformat(row["done_on"]))
    said = FollowUp.Outcome(row["outcome"]).label
    return Line(f"{said}, menurut {row['name']} {done_on}", row["result"], _seen_to(row))


def _seen_to(row) -> str:
    return reverse("follow_up_finish", args=[row["pk"]])


def of(participant, user) -> Journey:
    """With what proves it and whether she ever earned; the sections of one page read it once."""
    kept = participant.__dict__.setdefault("_journey_by_reader", {})
    if user.pk not in kept:
        kept[user.pk] = _with_evidence(user).get(pk=participant.pk)
    return kept[user.pk]


def _with_evidence(user):
    """Each with the lot, the judged lot and the sold product of her first days, of the lots this user may see."""
    seen = Lot.objects.visible_to(user)
    shares = Share.objects.filter(maker=OuterRef("pk"), quantity__gt=0, lot__made_on=OuterRef("made_on"), lot__in=seen)
    passed = Verdict.objects.filter(
        Q(passed_a__gt=0) | Q(passed_b__gt=0),
        share__maker=OuterRef("pk"),
        inspection__reversed_at=None,
        inspection__lot__in=seen,
    )
    sold = Earning.objects.filter(
        participant=OuterRef("pk"), earned_on=OuterRef("sold_on"), kind=Earning.Kind.YIELD, reversal=None
    )
    given = FollowUp.objects.latest_first().filter(participant=OuterRef("pk"))[:1]
    told = {name: name for name in ("pk", "due_on", "note", "outcome", "result")}
    return Journey.objects.select_related("training", "rusunawa").annotate(
        lot_id=Subquery(shares.order_by("lot").values("lot")[:1]),
        lot_code=Subquery(shares.order_by("lot").values("lot__code")[:1]),
        judged_id=Subquery(passed.order_by("inspection__inspected_at").values("inspection__lot")[:1]),
        judged_code=Subquery(passed.order_by("inspection__inspected_at").values("inspection__lot__code")[:1]),
        given=Subquery(given.values(row=JSONObject(**told, name="assigned_to__name", done_on=TruncDate("done_at")))),
        is_seen=Exists(Journey.objects.named_to(user).filter(pk=OuterRef("pk"))),
        has_income=Exists(IncomeMonth.objects.filter(participant=OuterRef("pk"))),
        sold_name=Subquery(sold.order_by("pk").values(name=F("product__name"))[:1]),
    )


def _facts(journey):
    """(day of the stage, her own first day, what proves it, where that stands) of each stage."""
    training, lot, judged = journey.training, journey.lot_id, journey.judged_id
    lot_page = reverse("lot_detail", args=[lot]) if lot else ""
    judged_page = reverse("lot_detail", args=[judged]) if judged else ""
    yield journey.registered_on, journey.enlisted_on, "", ""
    yield journey.trained_on, journey.attended_on, str(training or ""), training.get_absolute_url() if training else ""
    yield journey.producing_on, journey.made_on, f"Lot {journey.lot_code}" if lot else "", lot_page
    yield journey.passed_on, journey.judged_on, f"Lot {journey.judged_code}" if judged else "", judged_page
    yield journey.selling_on, journey.sold_on, str(journey.sold_name or ""), ""
    yield journey.independent_on, journey.confirmed_on, "Ditetapkan petugas", ""


def _line(stage: Stage, day, own, evidence: str, href: str) -> Line | None:
    if day is None:
        return None
    if own is None:
        return Line(
            f"{stage.label} sejak {tanggal_pendek(day)}", "Menurut tahap sesudahnya; tidak ada catatannya sendiri."
        )
    late = "" if own == day else f" (dicatat {tanggal_pendek(own)})"
    return Line(f"{stage.label} sejak {tanggal_pendek(day)}", f"{evidence}{late}".strip(), href)


def _advice(journey) -> str:
    """What leads on from where she stands."""
    return {
        Stage.REGISTERED: "Belum pernah hadir di bimtek.",
        Stage.TRAINED: "Belum ada lot atas namanya.",
        Stage.PRODUCING: "Barangnya belum ada yang lulus QC.",
        Stage.PASSED: "Barangnya belum ada yang terjual.",
        Stage.SELLING: "Kemandiriannya belum ditetapkan.",
    }[Stage(journey.stage)]
