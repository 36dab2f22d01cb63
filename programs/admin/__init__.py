from django.contrib import admin

from programs.admin.attendance import AttendanceAdmin, EvidenceAdmin
from programs.admin.certificate import CertificateAdmin, TrainingCostAdmin
from programs.admin.enrolment import EnrolmentAdmin
from programs.admin.facilitator import FacilitatorAdmin
from programs.admin.import_batch import ImportBatchAdmin
from programs.admin.program import ProgramAdmin, SkillAdmin
from programs.admin.session import ModuleAdmin, SessionAdmin
from programs.admin.statistic import StatisticAdmin, StatisticSourceAdmin, TargetAdmin
from programs.admin.training import LearnerMonthAdmin, TrainingAdmin, TrainingFacilitatorAdmin, TrainingMonthAdmin
from programs.models import (
    Attendance,
    Certificate,
    Enrolment,
    Evidence,
    Facilitator,
    ImportBatch,
    LearnerMonth,
    Module,
    Program,
    Session,
    Skill,
    Statistic,
    StatisticSource,
    Target,
    Training,
    TrainingCost,
    TrainingFacilitator,
    TrainingMonth,
)
from rusunpreneur.administration import call, register_history

call(TrainingFacilitator, "narasumber bimtek", training="bimtek", facilitator="narasumber")
admin.site.register(Program, ProgramAdmin)
admin.site.register(Skill, SkillAdmin)
admin.site.register(Facilitator, FacilitatorAdmin)
admin.site.register(Training, TrainingAdmin)
admin.site.register(TrainingFacilitator, TrainingFacilitatorAdmin)
admin.site.register(Module, ModuleAdmin)
admin.site.register(Session, SessionAdmin)
admin.site.register(Enrolment, EnrolmentAdmin)
admin.site.register(Attendance, AttendanceAdmin)
admin.site.register(Certificate, CertificateAdmin)
admin.site.register(TrainingCost, TrainingCostAdmin)
admin.site.register(Evidence, EvidenceAdmin)
admin.site.register(ImportBatch, ImportBatchAdmin)
admin.site.register(TrainingMonth, TrainingMonthAdmin)
admin.site.register(LearnerMonth, LearnerMonthAdmin)
admin.site.register(Statistic, StatisticAdmin)
admin.site.register(StatisticSource, StatisticSourceAdmin)
admin.site.register(Target, TargetAdmin)
register_history(
    Program,
    Skill,
    Facilitator,
    Training,
    TrainingFacilitator,
    Module,
    Session,
    Enrolment,
    Attendance,
    Evidence,
    Certificate,
    TrainingCost,
    ImportBatch,
    Statistic,
    StatisticSource,
    Target,
)
