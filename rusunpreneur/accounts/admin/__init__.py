from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib import admin

from rusunpreneur.accounts.admin.export import ExportAdmin
from rusunpreneur.accounts.admin.pace import PaceAdmin
from rusunpreneur.accounts.admin.saved_view import SavedViewAdmin
from rusunpreneur.accounts.admin.security import AuthenticatorAdmin, UserSessionAdmin
from rusunpreneur.accounts.admin.submission import SubmissionAdmin
from rusunpreneur.accounts.models import Export, Pace, SavedView, Submission, User
from rusunpreneur.administration import call, register_history

SINCE = {"user": "pengguna", "created_at": "dibuat pada"}
call(Authenticator, "langkah kedua", type="jenis", last_used_at="terakhir dipakai pada", **SINCE)
call(UserSession, "perangkat yang masuk", ip="alamat IP", user_agent="peramban", last_seen_at="terakhir aktif", **SINCE)
for label, words in {"axes": "Percobaan masuk", "mfa": "Langkah kedua", "usersessions": "Perangkat"}.items():
    apps.get_app_config(label).verbose_name = words

# User itself is registered by `participants`, which knows the assignments that belong on the same page.
admin.site.register(Authenticator, AuthenticatorAdmin)
admin.site.register(UserSession, UserSessionAdmin)
admin.site.register(Export, ExportAdmin)
admin.site.register(Pace, PaceAdmin)
admin.site.register(SavedView, SavedViewAdmin)
admin.site.register(Submission, SubmissionAdmin)
register_history(User)
