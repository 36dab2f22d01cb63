from programs.models.attendance import Attendance
from programs.models.certificate import Certificate
from programs.models.enrolment import Enrolment
from programs.models.evidence import Evidence
from programs.models.facilitator import Facilitator
from programs.models.import_batch import ImportBatch
from programs.models.indicator_key import IndicatorKey
from programs.models.learner_month import Learner, LearnerMonth
from programs.models.module import Module
from programs.models.program import Program
from programs.models.session import Session
from programs.models.skill import Skill
from programs.models.statistic import Statistic
from programs.models.statistic_source import StatisticSource
from programs.models.target import Target
from programs.models.training import Training
from programs.models.training_cost import TrainingCost
from programs.models.training_facilitator import TrainingFacilitator
from programs.models.training_month import TrainingMonth

__all__ = [
    "Attendance",
    "Certificate",
    "Enrolment",
    "Evidence",
    "Facilitator",
    "ImportBatch",
    "IndicatorKey",
    "Learner",
    "LearnerMonth",
    "Module",
    "Program",
    "Session",
    "Skill",
    "Statistic",
    "StatisticSource",
    "Target",
    "Training",
    "TrainingCost",
    "TrainingFacilitator",
    "TrainingMonth",
]
