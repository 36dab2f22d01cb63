from django.contrib import admin

from products.admin.catalogue import (
    CriterionAdmin,
    DefectAdmin,
    GuidePriceAdmin,
    MaterialUseAdmin,
    ProductAdmin,
    ReadinessAdmin,
)
from products.admin.goods import (
    BalanceAdmin,
    CountLineAdmin,
    FindingAdmin,
    InspectionAdmin,
    LotAdmin,
    LotNumberAdmin,
    PlaceAdmin,
    ReadingAdmin,
    ShareAdmin,
    StockCountAdmin,
    StockMoveAdmin,
    VerdictAdmin,
)
from products.models import (
    Balance,
    CountLine,
    Criterion,
    Defect,
    Finding,
    GuidePrice,
    Inspection,
    Lot,
    LotNumber,
    MaterialUse,
    Place,
    Product,
    Readiness,
    Reading,
    Share,
    StockCount,
    StockMove,
    Verdict,
)
from rusunpreneur.administration import register_history

PAGES = {
    Product: ProductAdmin,
    GuidePrice: GuidePriceAdmin,
    MaterialUse: MaterialUseAdmin,
    Readiness: ReadinessAdmin,
    Criterion: CriterionAdmin,
    Defect: DefectAdmin,
    Lot: LotAdmin,
    Share: ShareAdmin,
    LotNumber: LotNumberAdmin,
    Inspection: InspectionAdmin,
    Verdict: VerdictAdmin,
    Finding: FindingAdmin,
    Reading: ReadingAdmin,
    Place: PlaceAdmin,
    Balance: BalanceAdmin,
    StockMove: StockMoveAdmin,
    StockCount: StockCountAdmin,
    CountLine: CountLineAdmin,
}
for model, page in PAGES.items():
    admin.site.register(model, page)
register_history(*(model for model in PAGES if hasattr(model, "pgh_event_model")))
