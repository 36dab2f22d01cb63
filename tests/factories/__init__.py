"""Factories: everything has a sensible default, a test names only the values that matter."""

from tests.factories.accounts import AssignmentFactory, SubmissionFactory, UserFactory
from tests.factories.participants import (
    ConsentFactory,
    DisclosureFactory,
    DistinctPairFactory,
    ParticipantFactory,
    RentFactory,
    ResidenceFactory,
    RusunawaFactory,
)
from tests.factories.programs import (
    AttendanceFactory,
    EnrolmentFactory,
    EvidenceFactory,
    FacilitatorFactory,
    ImportBatchFactory,
    ModuleFactory,
    ProgramFactory,
    SessionFactory,
    SkillFactory,
    TrainingFacilitatorFactory,
    TrainingFactory,
)

__all__ = [
    "AssignmentFactory",
    "AttendanceFactory",
    "ConsentFactory",
    "DisclosureFactory",
    "DistinctPairFactory",
    "EnrolmentFactory",
    "EvidenceFactory",
    "FacilitatorFactory",
    "ImportBatchFactory",
    "ModuleFactory",
    "ParticipantFactory",
    "ProgramFactory",
    "RentFactory",
    "ResidenceFactory",
    "RusunawaFactory",
    "SessionFactory",
    "SkillFactory",
    "SubmissionFactory",
    "TrainingFacilitatorFactory",
    "TrainingFactory",
    "UserFactory",
]
