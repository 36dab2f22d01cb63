"""The official figures that the repository carries, loaded as a sheet is loaded, and the targets that are known."""

from datetime import date
from pathlib import Path

from django.conf import settings

from participants.models import City
from programs.actions import statistics
from programs.models import IndicatorKey, Program, Target
from programs.statistics.plan import Plan

SHEET = Path(settings.BASE_DIR) / "programs" / "data" / "statistik_jakpreneur.csv"


def seed():
    _wuib()
    sheet = statistics.read(SHEET.read_bytes())
    plan = Plan.of(sheet)
    if not plan.changed:  # else somebody corrected a figure, and the demo does not take it back
        statistics.load(sheet=sheet, seen=plan.fingerprint, reason="", filename=SHEET.name)


def _wuib():
    """160 people were aimed at in four trainings; one was held, with 40."""
    program = Program.objects.get(name="WUIB", year=2024)
    Target.objects.get_or_create(
        program=program,
        indicator=IndicatorKey.TRAINED,
        city=City.objects.get(kemendagri_code="31.74"),
        rusunawa=None,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        defaults={
            "value": 160,
            "baseline_value": 0,
            "baseline_on": date(2024, 1, 1),
            "baseline_source": "Program baru, belum ada pelatihan",
            "note": "Empat pelatihan, masing-masing 40 orang.",
        },
    )
