from django.contrib import admin

from participants.admin.assignment import AccountWithAssignmentsAdmin, AssignmentAdmin
from participants.admin.consent import ConsentAdmin, DisclosureAdmin, DistinctPairAdmin
from participants.admin.participant import ParticipantAdmin
from participants.admin.region import CityAdmin, DistrictAdmin, VillageAdmin
from participants.admin.residence import RentAdmin, ResidenceAdmin
from participants.admin.rusunawa import RusunawaAdmin
from participants.models import (
    Assignment,
    City,
    Consent,
    Disclosure,
    DistinctPair,
    District,
    Participant,
    Rent,
    Residence,
    Rusunawa,
    Village,
)
from rusunpreneur.accounts.models import User
from rusunpreneur.administration import register_history

admin.site.register(User, AccountWithAssignmentsAdmin)
admin.site.register(Assignment, AssignmentAdmin)
admin.site.register(City, CityAdmin)
admin.site.register(District, DistrictAdmin)
admin.site.register(Village, VillageAdmin)
admin.site.register(Rusunawa, RusunawaAdmin)
admin.site.register(Participant, ParticipantAdmin)
admin.site.register(Residence, ResidenceAdmin)
admin.site.register(Rent, RentAdmin)
admin.site.register(Consent, ConsentAdmin)
admin.site.register(Disclosure, DisclosureAdmin)
admin.site.register(DistinctPair, DistinctPairAdmin)
register_history(Assignment, City, District, Village, Rusunawa, Participant, Residence, Rent, Consent, DistinctPair)
