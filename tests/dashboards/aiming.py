"""A target as it is typed, and how far one is."""

import uuid

from programs.models import Target
from rusunpreneur.dashboards.targets.aims import Aim, with_sums
from tests.factories import ProgramFactory


def typed(**values):
    return {
        "submission_key": str(uuid.uuid4()),
        "program": ProgramFactory().pk,
        "indicator": "trained",
        "scope": "jakarta",
        "starts_on": "2024-01-01",
        "ends_on": "2024-12-31",
        "value": "160",
        "baseline_value": "0",
        "baseline_on": "2024-01-01",
        "baseline_source": "Laporan 2023",
        **values,
    }


def aim_of(target) -> Aim:
    return Aim(with_sums(Target.objects.filter(pk=target.pk)).get(), is_exact=True)
