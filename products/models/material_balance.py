import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Participant
from products.models.order_material import OrderMaterial


class MaterialBalance(models.Model):
    """How much material of an order is in stock (no holder) or with a person. Follows from the moves."""

    material = models.ForeignKey(OrderMaterial, models.PROTECT, related_name="balances", verbose_name="bahan")
    holder = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="material_balances", verbose_name="pembuat"
    )
    quantity = models.DecimalField("jumlah", max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = "saldo bahan"
        verbose_name_plural = "saldo bahan"
        ordering = ["material_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["material", "holder"], name="material_balance_once_a_holder", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=0),
                name="material_balance_never_negative",
                violation_error_message="Bahannya tidak cukup.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="material_balance_follows_moves",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF pg_trigger_depth() = 1 THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'material_balance_follows_moves', MESSAGE = 'material_balance_follows_moves';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.material}: {self.quantity}"
