import pgtrigger
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participants.models import Participant
from rusunpreneur.constraints import all_or_none
from rusunpreneur.history import kept_in_history

#: Wrong codes in a row after which a link opens no more: one in a hundred thousand is guessed.
MOST_WRONG_CODES = 10
SHA256 = "^[0-9a-f]{64}$"


class StatementLinkQuerySet(models.QuerySet):
    def usable(self):
        """Those that a right code still opens."""
        return self.filter(revoked_at=None, expires_on__gte=timezone.localdate(), wrong_codes__lt=MOST_WRONG_CODES)


@kept_in_history(exclude=["token_digest", "code_hash"])
class StatementLink(models.Model):
    """An address where a resident reads what she earned, without an account. She is told its code separately.

    Neither address nor code is kept: only what proves them. A new link ends the one before.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="statement_links", verbose_name="peserta")
    token_digest = models.CharField("sidik alamat", max_length=64, unique=True, editable=False)
    code_hash = models.CharField("sidik kode", max_length=128, editable=False)
    expires_on = models.DateField("berlaku sampai")
    wrong_codes = models.PositiveSmallIntegerField("kode salah berturut-turut", default=0, editable=False)
    opened_at = models.DateTimeField("terakhir dibuka", null=True, editable=False)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dibuat oleh"
    )
    revoked_at = models.DateTimeField("dicabut pada", null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dicabut oleh",
    )

    objects = StatementLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan rincian"
        verbose_name_plural = "tautan rincian"
        ordering = ["-pk"]
        constraints = [
            all_or_none("revoked_at", "revoked_by", name="statement_link_revoked_whole"),
            models.CheckConstraint(
                condition=Q(token_digest__regex=SHA256) & Q(code_hash__contains="$"),
                name="statement_link_keeps_only_digests",
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(revoked_at=None),
                name="statement_link_one_a_person",
                violation_error_message="Orang ini sudah punya tautan.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="statement_link_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="statement_link_stands",
                fields=["participant", "token_digest", "code_hash", "expires_on", "created_at", "created_by"],
            ),
        ]

    def __str__(self):
        return f"{self.participant}, {self.expires_on}"

    @property
    def is_locked(self) -> bool:
        return self.wrong_codes >= MOST_WRONG_CODES

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and not self.is_locked and self.expires_on >= timezone.localdate()

    def is_opened_by(self, code: str) -> bool:
        return check_password(code, self.code_hash)
