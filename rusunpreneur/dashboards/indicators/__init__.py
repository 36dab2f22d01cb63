"""One definition for every indicator: pages, tooltips, reports and the dictionary of data all read it from here."""

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit, Value, share
from rusunpreneur.dashboards.indicators.earning import EARNING
from rusunpreneur.dashboards.indicators.goods import GOODS
from rusunpreneur.dashboards.indicators.journey import JOURNEY
from rusunpreneur.dashboards.indicators.learning import LEARNING
from rusunpreneur.dashboards.indicators.results import RESULTS
from rusunpreneur.dashboards.indicators.today import TODAY

__all__ = ["BY_KEY", "INDICATORS", "JOURNEY", "TODAY", "Better", "Indicator", "Unit", "Value", "share"]

INDICATORS = (*EARNING, *LEARNING, *RESULTS, *GOODS)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
