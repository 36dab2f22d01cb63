"""Who could make how many pieces of an order: trained in its skill, by what each made lately and how much passed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import F, Q, Sum
from django.utils import timezone

from participants.models import Participant, Residence
from products.models import PieceworkOrder, Share
from programs.models import Enrolment
from rusunpreneur.words import angka

WEEKS = 8
PASSED = F("verdicts__passed_a") + F("verdicts__passed_b")
JUDGED = PASSED + F("verdicts__rework") + F("verdicts__rejected")
STANDING = Q(verdicts__inspection__reversed_at=None)


@dataclass
class Candidate:
    """Somebody who may be given a share, and why so much of it."""

    person: Participant
    place: str
    is_trained: bool
    weekly: float = 0
    judged: int = 0
    passed: int = 0
    capacity: int = 0  # until the deadline
    suggested: int = 0

    @property
    def pass_rate(self) -> float:
        return self.passed / self.judged if self.judged else 1

    @property
    def in_words(self) -> str:
        if not self.weekly:
            return "Tuntas bimtek, belum ada hasil 8 minggu terakhir"
        made = f"{angka(self.weekly, 1)} seminggu"
        rate = f", lulus QC {angka(100 * self.pass_rate)}%" if self.judged else ", belum ada yang diperiksa"
        return f"{made}{rate}{'' if self.is_trained else ', belum tuntas bimtek'}"


def candidates(order: PieceworkOrder, rusunawa: Iterable) -> list[Candidate]:
    """Of these rusunawa: who is trained in the skill, made something of it lately, or has a share already."""
    skill, since = order.product.skill_id, timezone.localdate() - timedelta(weeks=WEEKS)
    homes = Residence.objects.current().filter(rusunawa__in=rusunawa)
    lived = {row.participant_id: row for row in homes.select_related("rusunawa")}
    trained = set(
        Enrolment.objects.filter(training__skill=skill, status=Enrolment.Status.COMPLETED, participant__in=lived)
        .order_by()
        .values_list("participant", flat=True)
    )
    lately = Share.objects.filter(maker__in=lived, lot__product__skill=skill, lot__made_on__gte=since).order_by()
    made = dict(lately.values_list("maker").annotate(Sum("quantity")))
    sums = lately.filter(STANDING).values_list("maker").annotate(passed=Sum(PASSED), judged=Sum(JUDGED))
    quality = {maker: (passed or 0, judged or 0) for maker, passed, judged in sums}
    given = {share.maker_id for share in order.work_shares.all() if share.maker_id in lived}
    people = Participant.objects.filter(pk__in=trained | set(made) | given).only("name").order_by("name", "pk")
    found = []
    for person in people:
        passed, judged = quality.get(person.pk, (0, 0))
        place = lived[person.pk].rusunawa.short_name
        weekly = made.get(person.pk, 0) / WEEKS
        found.append(Candidate(person, place, person.pk in trained, weekly, judged, passed))
    _weigh(found, order)
    return found


def _weigh(found: Sequence[Candidate], order):
    """Pieces good enough until the deadline; who has made nothing yet counts as half of the middle of the others."""
    weeks = max((order.due_on - timezone.localdate()).days, 0) / 7
    known = [one.weekly * one.pass_rate for one in found if one.weekly]
    new = median(known) / 2 if known else 0
    for one in found:
        one.capacity = round((one.weekly * one.pass_rate if one.weekly else new) * weeks)


def suggest(found: Sequence[Candidate], wanted: int) -> int:
    """Sets `suggested` of each; answers how many of the wanted pieces are beyond what they can make in time.

    Enough capacity: in its proportion, by largest remainder, so that the sum is exact. Nobody with a history:
    alike.
    """
    weights = [one.capacity for one in found]
    if not any(weights):
        weights = [1] * len(found)
        total = wanted if found else 0
    else:
        total = min(wanted, sum(weights))
    for one, part in zip(found, spread(total, weights), strict=True):
        one.suggested = part
    return wanted - total


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts of `total` in proportion to the weights; what rounding leaves goes to the largest remainders."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    lost = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in lost[: total - sum(parts)]:
        parts[at] += 1
    return parts
