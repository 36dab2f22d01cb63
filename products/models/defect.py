from django.db import models

from programs.models import Skill
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Defect(models.Model):
    """A kind of fault as inspectors of a skill call it: anyaman renggang, jahitan lepas."""

    skill = models.ForeignKey(Skill, models.PROTECT, related_name="defects", verbose_name="keahlian")
    code = models.CharField("kode", max_length=8)
    name = models.CharField("nama cacat", max_length=80)
    advice = models.CharField(
        "saran untuk pembuat", max_length=200, blank=True, help_text="Ditulis di slip yang dibaca pembuat."
    )
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "jenis cacat"
        verbose_name_plural = "jenis cacat"
        ordering = ["skill_id", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "code"],
                name="defect_code_unique",
                violation_error_message="Kode cacat ini sudah dipakai untuk keahlian itu.",
            )
        ]

    def __str__(self):
        return f"{self.code} {self.name}"
