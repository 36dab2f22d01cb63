"""What QC found, told to the maker: how many passed, what to mend and how, what could not be taken and why."""

from dataclasses import dataclass

from products.models import Finding, Inspection, Outcome, Verdict
from rusunpreneur.words import angka, tanggal


@dataclass(frozen=True)
class Slip:
    """One maker's part of a judgement."""

    inspection: Inspection
    verdict: Verdict

    @property
    def lines(self) -> list[str]:
        """Sentences for the maker, good news first."""
        verdict, lot = self.verdict, self.inspection.lot
        said = [f"Dari {angka(verdict.total)} {lot.product.get_unit_display()} yang diperiksa, {self._passed()}."]
        said += [self._sentence(finding) for finding in self.findings]
        if verdict.rework:
            said.append("Yang sudah diperbaiki serahkan ke koordinator untuk diperiksa lagi.")
        if not self.findings:
            said.append("Bagus, pertahankan!")
        return said

    @property
    def text(self) -> str:
        """To send as a message."""
        lot = self.inspection.lot
        head = f"Halo {self.verdict.share.maker.name}, hasil QC {lot.product.name} ({lot.code}), "
        return "\n".join([f"{head}{tanggal(self.inspection.inspected_at)}:", *self.lines])

    @property
    def findings(self) -> list[Finding]:
        return sorted(self.verdict.findings.all(), key=lambda finding: finding.outcome == Outcome.REJECTED)

    @property
    def photos(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.photo]

    def _passed(self) -> str:
        verdict = self.verdict
        if not verdict.passed:
            return "belum ada yang lulus"
        grades = [(verdict.passed_a, "A"), (verdict.passed_b, "B")]
        by_grade = " dan ".join(f"{angka(number)} mutu {grade}" for number, grade in grades if number)
        return f"{angka(verdict.passed)} lulus ({by_grade})"

    def _sentence(self, finding: Finding) -> str:
        becomes = "perlu diperbaiki" if finding.outcome == Outcome.REWORK else "tidak bisa diterima"
        said = f"{angka(finding.quantity)} {becomes}: {finding.defect.name.lower()}"
        said += f" ({finding.note})" if finding.note else ""
        is_advised = finding.outcome == Outcome.REWORK and finding.defect.advice
        return f"{said}. Saran: {finding.defect.advice.rstrip('.')}." if is_advised else f"{said}."


def slips_of(inspection: Inspection) -> list[Slip]:
    verdicts = inspection.verdicts.select_related("share__maker").prefetch_related("findings__defect")
    return [Slip(inspection, verdict) for verdict in verdicts]
