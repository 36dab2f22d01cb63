from programs.models.training import Training
from rusunpreneur.history import kept_in_history


@kept_in_history()
class TrainingFacilitator(Training.facilitators.through):
    """Who was named as teaching in a training: the rows behind `Training.facilitators`, kept in the history too."""

    class Meta:
        proxy = True
        verbose_name = "narasumber bimtek"
        verbose_name_plural = "narasumber bimtek"

    def __str__(self):
        return f"{self.facilitator} di {self.training}"
