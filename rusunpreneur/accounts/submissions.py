"""A form that creates something is carried out once, however often it is sent.

    with submissions.once(request) as submission:
        if submission.is_repeat:
            return redirect(submission.answer)
        ...create...
        submission.answered(training.get_absolute_url())

The key is inserted first, in the transaction of the rows it protects: a second request with the
same key waits for the first, then replays its answer. Another body under the same key is a conflict.
"""

import hashlib
import uuid
from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from rusunpreneur.accounts.models import Submission

FIELD = "submission_key"
IGNORED = {FIELD, "csrfmiddlewaretoken"}
INSERT = """
    INSERT INTO accounts_submission (key, user_id, body_sha256, answer, created_at)
    VALUES (%s, %s, %s, '', now()) ON CONFLICT (key) DO NOTHING
"""


class SubmissionConflictError(ValidationError):
    """The same key came with another body, or from another user."""

    def __init__(self):
        super().__init__(
            "Formulir ini sudah pernah dikirim dengan isi yang berbeda. Muat ulang halaman, lalu periksa datanya.",
            code="submission_conflict",
        )


class Once:
    def __init__(self, submission: Submission, *, is_repeat: bool):
        self.submission = submission
        self.is_repeat = is_repeat

    @property
    def answer(self) -> str:
        return self.submission.answer

    def answered(self, answer: str):
        """Keep what the sender is told, for every later copy of the same request."""
        self.submission.answer = answer
        Submission.objects.filter(pk=self.submission.pk).update(answer=answer)


def body_digest(request) -> str:
    """What was sent, and where to: fields, files by their content, or the JSON body as it came."""
    if request.content_type == "application/json":
        return hashlib.sha256(request.path.encode() + b"\n" + request.body).hexdigest()
    pairs = sorted((name, value) for name, values in request.POST.lists() if name not in IGNORED for value in values)
    files = sorted((name, file.name, _file_digest(file)) for name, sent in request.FILES.lists() for file in sent)
    return hashlib.sha256(repr((request.path, pairs, files)).encode("utf-8", "surrogatepass")).hexdigest()


def _file_digest(file) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def new_key() -> str:
    return str(uuid.uuid4())


def _key(raw) -> uuid.UUID:
    try:
        return uuid.UUID(str(raw))
    except ValueError:
        raise ValidationError("Formulir tidak lengkap. Muat ulang halaman lalu kirim lagi.", code="no_key") from None


@contextmanager
def once(request, key=None):
    """Run the block in one transaction; raises ValidationError for a missing or reused key."""
    key = _key(key or request.POST.get(FIELD, ""))
    digest = body_digest(request)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [key, request.user.pk, digest])
            is_repeat = cursor.rowcount == 0
        if is_repeat:
            submission = Submission.objects.get(pk=key)
            if submission.body_sha256 != digest or submission.user_id != request.user.pk:
                raise SubmissionConflictError
        else:
            submission = Submission(pk=key, user=request.user, body_sha256=digest)
        yield Once(submission, is_repeat=is_repeat)


def answer_to(request) -> str:
    """What this very form was answered when it came before, else nothing: asked before it is checked again."""
    try:
        key = _key(request.POST.get(FIELD, ""))
    except ValidationError:
        return ""
    sent = Submission.objects.filter(pk=key, user=request.user, body_sha256=body_digest(request))
    return sent.values_list("answer", flat=True).first() or ""


def forget(*, sent_before) -> int:
    """Keys of forms so old that nobody sends them again."""
    return Submission.objects.filter(created_at__lt=sent_before).delete()[0]


class SubmissionForm(forms.Form):
    """Mixin for forms that create: a hidden key, fresh for every empty form, kept on errors."""

    submission_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[FIELD].initial = new_key
