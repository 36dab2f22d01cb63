from participants.models.assignment import Assignment
from participants.models.consent import Consent
from participants.models.disclosure import Disclosure
from participants.models.distinct_pair import DistinctPair
from participants.models.participant import Participant
from participants.models.region import City, District, Village
from participants.models.rent import Rent
from participants.models.residence import Residence
from participants.models.rusunawa import Rusunawa

__all__ = [
    "Assignment",
    "City",
    "Consent",
    "Disclosure",
    "DistinctPair",
    "District",
    "Participant",
    "Rent",
    "Residence",
    "Rusunawa",
    "Village",
]
