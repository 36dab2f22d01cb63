from django.db import models

from programs.models.training import Training
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Module(models.Model):
    """A topic (materi) of a training: Pengenalan virofiber, Menganyam dompet kecil."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="modules", verbose_name="bimtek")
    title = models.CharField("judul materi", max_length=140)
    position = models.PositiveSmallIntegerField("urutan", default=1)

    class Meta:
        verbose_name = "materi"
        verbose_name_plural = "materi"
        ordering = ["training", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "title"],
                name="module_once_a_training",
                violation_error_message="Materi ini sudah ada di bimtek ini.",
            )
        ]

    def __str__(self):
        return self.title
