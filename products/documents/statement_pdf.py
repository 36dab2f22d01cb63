"""A resident's statement on paper: her pieces, what was kept, what did not pass and why, what was paid and is owed."""

from django.conf import settings
from django.utils import timezone

from products.statement import MOST_PRINTED, Problem, Statement
from products.statement_lines import Line
from programs.documents import printing
from rusunpreneur.terbilang import terbilang
from rusunpreneur.words import angka, rupiah, saat, tanggal_pendek

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "statement" / "statement.typ"


def render(statement: Statement) -> bytes:
    account, sums = statement.account, statement.sums
    data = {
        **settings.LETTERHEAD,
        "title": f"Rincian pendapatan {statement.person.code}",
        "name": statement.person.name,
        "code": statement.person.code,
        "period": str(statement.period),
        "printed": f"{saat(timezone.now())} WIB",
        "lines": [_line(line) for line in statement.printed],
        "left_out": angka(sums["lines"] - MOST_PRINTED) if sums["lines"] > MOST_PRINTED else "",
        "sums": [
            {"label": label, "rupiah": rupiah(sums[name])}
            for name, label in (("gained", "Hasil"), ("kept", "Potongan"), ("corrected", "Koreksi"))
            if sums[name]
        ],
        "total": rupiah(sums["total"]),
        "problems": [_problem(problem) for problem in statement.problems],
        "payouts": [_payout(payout) for payout in statement.payouts if payout.is_paid],
        "paid": rupiah(statement.paid_rupiah),
        "owed": rupiah(account.owed_rupiah),
        "words": f"{terbilang(account.owed_rupiah).capitalize()} rupiah",
        "waiting": rupiah(account.waiting_rupiah) if account.waiting_rupiah else "",
    }
    return printing.pdf(TEMPLATE, data)


def _line(line: Line) -> dict:
    state = f"menunggu {line.debtor}" if line.is_waiting else ""
    if line.payout_id:
        state = f"{line.payout_number}, {'dibayar' if line.paid_at else 'belum dibayar'}"
    said = [line.reckoned, line.discount if line.is_discounted else "", line.note if not line.rule else ""]
    return {
        "day": tanggal_pendek(line.earned_on),
        "what": line.product or line.kind_name,
        "said": ", ".join(part for part in said if part),
        "source": ", ".join(part for part in (line.lot_code, line.order or line.channel_name) if part),
        "rupiah": rupiah(line.rupiah),
        "state": state,
    }


def _problem(problem: Problem) -> dict:
    return {
        "day": tanggal_pendek(problem.on),
        "what": f"{problem.product}, {problem.lot}",
        "pieces": f"{angka(problem.quantity)} {problem.becomes}",
        "why": problem.why,
    }


def _payout(payout) -> dict:
    return {
        "day": tanggal_pendek(payout.paid_at),
        "number": payout.number,
        "source": payout.run.source,
        "method": payout.get_method_display(),
        "rupiah": rupiah(payout.amount_rupiah),
    }


def filename(statement: Statement) -> str:
    return f"Rincian {statement.person.code} {statement.period}.pdf"
