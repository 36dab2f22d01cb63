import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models.pay_ledger import EARNINGS_FALL_DUE
from rusunpreneur.constraints import all_or_none, in_order
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Claim(models.Model):
    """What a buyer or a company owes for one order. What its makers earned falls due when it is settled."""

    code = models.CharField("kode", max_length=24, unique=True)
    debtor = models.CharField("yang berutang", max_length=160)
    amount_rupiah = RupiahField("jumlah tagihan", default=0)
    issued_on = models.DateField("sejak")
    settled_on = models.DateField("lunas pada", null=True, blank=True)
    settled_at = models.DateTimeField("dicatat lunas pada", null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dicatat lunas oleh",
    )

    class Meta:
        verbose_name = "tagihan"
        verbose_name_plural = "tagihan"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            all_or_none("settled_on", "settled_at", "settled_by", name="claim_settled_whole"),
            in_order("issued_on", "settled_on", name="claim_dates", message="Dibayar sebelum ditagih."),
        ]
        indexes = [models.Index(fields=["issued_on"], condition=Q(settled_on=None), name="claim_unsettled")]
        triggers = [
            pgtrigger.Protect(name="claim_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="claim_earnings_fall_due",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("settled_on"),
                func=EARNINGS_FALL_DUE,
            ),
        ]

    def __str__(self):
        return f"{self.code}, {self.debtor}"

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None
