"""What was inspected: every judgement, the newest first, with how many pieces passed and how many did not."""

from django.core.paginator import Page, Paginator
from django.db.models import F, Sum

from products.models import Inspection, Verdict

PAGE_SIZE = 50
PASSED = F("passed_a") + F("passed_b")


def page_of(user, number) -> Page:
    """Page `number` of the judgements this user may see; each has `outcome`, the sums over its makers."""
    seen = Inspection.objects.visible_to(user).select_related("lot__product", "lot__rusunawa", "inspected_by")
    page = Paginator(seen.order_by("-pk"), PAGE_SIZE).get_page(number)
    page.object_list = list(page.object_list)
    outcomes = _outcomes(page.object_list)
    for inspection in page.object_list:
        inspection.outcome = outcomes[inspection.pk]
    return page


def _outcomes(inspections) -> dict[int, dict]:
    """Of the judgements of one page only."""
    sums = {"all_passed": Sum(PASSED), "all_rework": Sum("rework"), "all_rejected": Sum("rejected")}
    rows = Verdict.objects.filter(inspection__in=inspections).order_by().values("inspection").annotate(**sums)
    return {row["inspection"]: row for row in rows}
