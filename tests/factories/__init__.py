"""Factories: everything has a sensible default, a test names only the values that matter."""

from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RentFactory, ResidenceFactory, RusunawaFactory
from tests.factories.programs import (
    AttendanceFactory,
    EnrolmentFactory,
    FacilitatorFactory,
    ModuleFactory,
    ProgramFactory,
    SessionFactory,
    SkillFactory,
    TrainingFactory,
)

__all__ = [
    "AttendanceFactory",
    "EnrolmentFactory",
    "FacilitatorFactory",
    "ModuleFactory",
    "ParticipantFactory",
    "ProgramFactory",
    "RentFactory",
    "ResidenceFactory",
    "RusunawaFactory",
    "SessionFactory",
    "SkillFactory",
    "TrainingFactory",
    "UserFactory",
]
