import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Participant
from products.models import journey_days, month_sums, producer_sums, sums
from products.models.lot import MOST_PIECES, Lot
from programs.models import Program
from rusunpreneur.history import kept_in_history

LIVED_THERE = """
    IF NOT EXISTS (
        SELECT 1 FROM products_lot lot
        JOIN participants_residence home ON home.rusunawa_id = lot.rusunawa_id
        WHERE lot.id = NEW.lot_id AND home.participant_id = NEW.maker_id AND home.moved_in_on <= lot.made_on
          AND (home.moved_out_on IS NULL OR home.moved_out_on >= lot.made_on)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'share_maker_lived_there',
            MESSAGE = 'share_maker_lived_there';
    END IF;
    RETURN NEW;
"""


@kept_in_history()
class Share(models.Model):
    """One maker's pieces in a lot. What becomes of them, and of the rupiah, follows this row.

    Nothing is left of the share of somebody who was written down by mistake; the row stays.
    """

    lot = models.ForeignKey(Lot, models.CASCADE, related_name="shares", verbose_name="lot")
    maker = models.ForeignKey(Participant, models.PROTECT, related_name="shares", verbose_name="pembuat")
    quantity = models.PositiveIntegerField("jumlah")
    program = models.ForeignKey(
        Program,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="program",
        db_index=False,
        editable=False,
        help_text="Yang terakhir mengajarkan keahlian ini kepada pembuatnya.",
    )

    class Meta:
        verbose_name = "bagian pembuat"
        verbose_name_plural = "bagian pembuat"
        ordering = ["lot_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lot", "maker"],
                name="share_once_a_lot",
                violation_error_message="Pembuat ini sudah ada di lot ini.",
            ),
            models.UniqueConstraint(fields=["id", "lot"], name="share_of_lot"),
            models.CheckConstraint(
                condition=Q(quantity__range=(0, MOST_PIECES)),
                name="share_quantity_plausible",
                violation_error_message="Jumlah tiap pembuat paling banyak 10.000.",
            ),
        ]
        indexes = [models.Index(fields=["maker", "lot"], name="share_of_maker")]
        triggers = [
            sums.holds(
                sums.LOT_IS_SUM_OF_SHARES,
                rule="lot_is_sum_of_shares",
                name="share_sums_to_lot",
                key="lot_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("quantity"),
            ),
            sums.holds(
                sums.EVERY_PIECE_SOMEWHERE,
                rule="share_every_piece_somewhere",
                name="share_every_piece_somewhere",
                key="id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("quantity"),
            ),
            pgtrigger.Protect(name="share_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="share_maker_lived_there",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=LIVED_THERE,
            ),
            pgtrigger.Trigger(
                name="share_taught_by",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=month_sums.TAUGHT_BY,
            ),
            pgtrigger.Trigger(
                name="share_added_to_month",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_shares"),
                func=month_sums.ADD_SHARES,
            ),
            pgtrigger.Trigger(
                name="share_changed_in_month",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("quantity"),
                func=month_sums.CHANGE_SHARE,
            ),
            *producer_sums.OF_SHARES,
            *journey_days.OF_SHARES,
        ]

    def __str__(self):
        return f"{self.lot}: {self.maker} {self.quantity}"
