"""Every concern there is; a new one is added here."""

from rusunpreneur.dashboards.attention.bazaars import OverdueBazaars, UnansweredInvitations
from rusunpreneur.dashboards.attention.journeys import MyFollowUps, OverdueFollowUps
from rusunpreneur.dashboards.attention.learning import AbsentTwice, IncompletePeople, Silent, UnmarkedSessions
from rusunpreneur.dashboards.attention.lists import WaitingImports
from rusunpreneur.dashboards.attention.lots import Expired, Expiring, InRework, LateInspections
from rusunpreneur.dashboards.attention.money import OpenDisputes, OpenTills, UnpaidOrders, WaitingPayouts
from rusunpreneur.dashboards.attention.partners import LateMaterial, UndecidedDeliveries
from rusunpreneur.dashboards.attention.reports import DueReports, UnsignedReports

SOURCES = tuple(
    source()
    for source in (
        OpenDisputes,
        AbsentTwice,
        Expired,
        Expiring,
        OpenTills,
        OverdueBazaars,
        UnmarkedSessions,
        LateInspections,
        UnansweredInvitations,
        WaitingPayouts,
        UnpaidOrders,
        InRework,
        OverdueFollowUps,
        MyFollowUps,
        Silent,
        IncompletePeople,
        WaitingImports,
        UndecidedDeliveries,
        LateMaterial,
        DueReports,
        UnsignedReports,
    )
)
BY_KEY = {source.key: source for source in SOURCES}
