"""Goods, QC and stock. Bazaars, sales and orders come to know these; these know nothing of them."""

from products.models.balance import Balance, Grade
from products.models.criterion import Criterion, Severity
from products.models.defect import Defect
from products.models.finding import Finding, Outcome, Reading
from products.models.inspection import Inspection
from products.models.lot import Lot
from products.models.lot_number import LotNumber
from products.models.material_use import MaterialUse
from products.models.place import Place
from products.models.price import GuidePrice
from products.models.product import Product
from products.models.readiness import Readiness
from products.models.share import Share
from products.models.stock_count import CountLine, StockCount
from products.models.stock_move import StockMove
from products.models.verdict import Verdict

__all__ = [
    "Balance",
    "CountLine",
    "Criterion",
    "Defect",
    "Finding",
    "Grade",
    "GuidePrice",
    "Inspection",
    "Lot",
    "LotNumber",
    "MaterialUse",
    "Outcome",
    "Place",
    "Product",
    "Readiness",
    "Reading",
    "Severity",
    "Share",
    "StockCount",
    "StockMove",
    "Verdict",
]
