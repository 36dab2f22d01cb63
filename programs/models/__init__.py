from programs.models.attendance import Attendance
from programs.models.enrolment import Enrolment
from programs.models.evidence import Evidence
from programs.models.facilitator import Facilitator
from programs.models.import_batch import ImportBatch
from programs.models.module import Module
from programs.models.program import Program
from programs.models.session import Session
from programs.models.skill import Skill
from programs.models.training import Training
from programs.models.training_facilitator import TrainingFacilitator

__all__ = [
    "Attendance",
    "Enrolment",
    "Evidence",
    "Facilitator",
    "ImportBatch",
    "Module",
    "Program",
    "Session",
    "Skill",
    "Training",
    "TrainingFacilitator",
]
