from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin

from rusunpreneur.accounts.admin.pace import PaceAdmin
from rusunpreneur.accounts.admin.security import AuthenticatorAdmin, UserSessionAdmin
from rusunpreneur.accounts.admin.submission import SubmissionAdmin
from rusunpreneur.accounts.models import Pace, Submission, User
from rusunpreneur.administration import register_history

# User itself is registered by `participants`, which knows the assignments that belong on the same page.
admin.site.register(Authenticator, AuthenticatorAdmin)
admin.site.register(UserSession, UserSessionAdmin)
admin.site.register(Pace, PaceAdmin)
admin.site.register(Submission, SubmissionAdmin)
register_history(User)
