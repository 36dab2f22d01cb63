"""Goods, QC and stock. Bazaars, sales and orders come to know these; these know nothing of them."""

from products.models.acceptance import Acceptance
from products.models.account import Account
from products.models.balance import Balance, Grade
from products.models.basket import Basket
from products.models.bazaar import Bazaar
from products.models.bazaar_cashier import BazaarCashier
from products.models.buyer import Buyer
from products.models.city_month import CityMonth, CityStep, PlaceOfMonths
from products.models.claim import Claim
from products.models.code_try import CodeTry
from products.models.contract import Contract
from products.models.criterion import Criterion, Severity
from products.models.deduction_rule import DeductionRule
from products.models.defect import Defect
from products.models.delivery import Delivery
from products.models.dispute import Dispute, DisputeReply
from products.models.earner_month import EarnerMonth, IncomeStep
from products.models.earning import Earning
from products.models.finding import Finding, Outcome, Reading
from products.models.follow_up import FollowUp
from products.models.goods_month import GoodsMonth, SalesMonth
from products.models.hand_in import HandIn
from products.models.hourly_reference import HourlyReference
from products.models.income_look import IncomeLook
from products.models.income_month import IncomeMonth
from products.models.independence import IndependenceReview, IndependenceRule
from products.models.inspection import Inspection
from products.models.invitation import Invitation
from products.models.invoice import Invoice
from products.models.journey import Journey
from products.models.journey_marks import EnrolmentOfJourney, MarkOfJourney, SessionOfJourney, TrainingOfJourney
from products.models.journey_people import HomeOfJourney, PersonOfJourney, PlaceOfJourney
from products.models.lot import Lot
from products.models.lot_number import LotNumber
from products.models.material_balance import MaterialBalance
from products.models.material_move import MaterialMove
from products.models.material_use import MaterialUse
from products.models.order import Order
from products.models.order_document import OrderDocument
from products.models.order_line import OrderLine
from products.models.order_material import OrderMaterial
from products.models.order_payment import OrderPayment
from products.models.order_share import OrderShare
from products.models.packing_list import PackingLine, PackingList
from products.models.partner import Partner, PartnerContact, PartnerUser
from products.models.partner_delivery import PartnerDelivery, PartnerDeliveryLine
from products.models.partner_inspection import PartnerInspection, PartnerVerdict
from products.models.partner_payment import PartnerPayment
from products.models.payout import Payout
from products.models.payout_item import PayoutItem
from products.models.payout_run import PayoutRun
from products.models.piece_rate import PieceRate
from products.models.piecework_order import PieceworkOrder
from products.models.place import Place
from products.models.price import GuidePrice
from products.models.producer_month import ProducerMonth, ProducerStep
from products.models.product import Product
from products.models.readiness import Readiness
from products.models.report import Report
from products.models.sale import Sale
from products.models.sale_line import SaleLine
from products.models.sale_payment import QrisFee, SalePayment
from products.models.share import Share
from products.models.shift import CashMove, Shift
from products.models.stage_days import StageDays
from products.models.stage_people import StagePeople
from products.models.statement_answer import StatementAnswer
from products.models.statement_link import StatementLink
from products.models.stock_count import CountLine, StockCount
from products.models.stock_move import StockMove
from products.models.turn import Turn
from products.models.verdict import Verdict
from products.models.work_share import WorkShare

__all__ = [
    "Acceptance",
    "Account",
    "Balance",
    "Basket",
    "Bazaar",
    "BazaarCashier",
    "Buyer",
    "CashMove",
    "CityMonth",
    "CityStep",
    "Claim",
    "CodeTry",
    "Contract",
    "CountLine",
    "Criterion",
    "DeductionRule",
    "Defect",
    "Delivery",
    "Dispute",
    "DisputeReply",
    "EarnerMonth",
    "Earning",
    "EnrolmentOfJourney",
    "Finding",
    "FollowUp",
    "GoodsMonth",
    "Grade",
    "GuidePrice",
    "HandIn",
    "HomeOfJourney",
    "HourlyReference",
    "IncomeLook",
    "IncomeMonth",
    "IncomeStep",
    "IndependenceReview",
    "IndependenceRule",
    "Inspection",
    "Invitation",
    "Invoice",
    "Journey",
    "Lot",
    "LotNumber",
    "MarkOfJourney",
    "MaterialBalance",
    "MaterialMove",
    "MaterialUse",
    "Order",
    "OrderDocument",
    "OrderLine",
    "OrderMaterial",
    "OrderPayment",
    "OrderShare",
    "Outcome",
    "PackingLine",
    "PackingList",
    "Partner",
    "PartnerContact",
    "PartnerDelivery",
    "PartnerDeliveryLine",
    "PartnerInspection",
    "PartnerPayment",
    "PartnerUser",
    "PartnerVerdict",
    "Payout",
    "PayoutItem",
    "PayoutRun",
    "PersonOfJourney",
    "PieceRate",
    "PieceworkOrder",
    "Place",
    "PlaceOfJourney",
    "PlaceOfMonths",
    "ProducerMonth",
    "ProducerStep",
    "Product",
    "QrisFee",
    "Readiness",
    "Reading",
    "Report",
    "Sale",
    "SaleLine",
    "SalePayment",
    "SalesMonth",
    "SessionOfJourney",
    "Severity",
    "Share",
    "Shift",
    "StageDays",
    "StagePeople",
    "StatementAnswer",
    "StatementLink",
    "StockCount",
    "StockMove",
    "TrainingOfJourney",
    "Turn",
    "Verdict",
    "WorkShare",
]
