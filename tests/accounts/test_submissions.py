"""A form that creates something is carried out once, however often and however fast it is sent."""

import json
import threading
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.shortcuts import redirect
from django.test import RequestFactory

from programs.models import Skill
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.models import Submission
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
KEY = "6f1c1e0e-6a0f-4f0e-9d0a-0c5a3a1f9b11"


def add_skill(request):
    """A view as every creating view is."""
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return redirect(submission.answer)
        name = request.POST["name"]
        skill = Skill.objects.create(name=name, slug=uuid.uuid4().hex)
        if name == "gagal":
            raise ValidationError("Tidak jadi.")
        submission.answered(f"/keahlian/{skill.pk}/")
    return redirect(submission.answer)


def post(user, path="/keahlian/baru/", **data):
    request = RequestFactory().post(path, {submissions.FIELD: KEY, **data})
    request.user = user
    return request


def test_the_same_form_sent_twice_makes_one_row_and_gets_one_answer():
    user = UserFactory()

    first = add_skill(post(user, name="Las"))
    second = add_skill(post(user, name="Las"))

    assert Skill.objects.filter(name="Las").count() == 1
    assert second.url == first.url


@pytest.mark.parametrize("changed", [{"name": "Las listrik"}, {"name": "Las", "note": "baru"}])
def test_another_content_under_the_same_key_is_a_conflict_in_words(changed):
    user = UserFactory()
    add_skill(post(user, name="Las"))

    with pytest.raises(submissions.SubmissionConflictError, match="isi yang berbeda"):
        add_skill(post(user, **changed))

    assert Skill.objects.filter(name__startswith="Las").count() == 1


def test_the_same_key_and_content_for_another_page_is_a_conflict():
    user = UserFactory()
    add_skill(post(user, name="Las"))

    with pytest.raises(submissions.SubmissionConflictError):
        add_skill(post(user, path="/keahlian/lain/", name="Las"))


def test_the_key_of_somebody_else_is_refused():
    add_skill(post(UserFactory(), name="Las"))

    with pytest.raises(submissions.SubmissionConflictError):
        add_skill(post(UserFactory(), name="Las"))


@pytest.mark.parametrize("key", ["", "bukan-kunci"])
def test_a_form_without_its_key_is_refused_in_words(key):
    request = post(UserFactory(), name="Las", submission_key=key)

    with pytest.raises(ValidationError, match="Muat ulang"):
        add_skill(request)


def test_a_form_that_failed_leaves_nothing_and_may_be_corrected_under_its_key():
    user = UserFactory()

    with pytest.raises(ValidationError):
        add_skill(post(user, name="gagal"))
    add_skill(post(user, name="Las"))

    assert not Skill.objects.filter(name="gagal").exists()
    assert Submission.objects.count() == 1


def test_two_photographs_of_the_same_name_and_size_are_different_contents():
    user = UserFactory()

    def with_photo(content):
        return post(user, name="Las", photo=SimpleUploadedFile("foto.jpg", content))

    assert submissions.body_digest(with_photo(b"aaaa")) != submissions.body_digest(with_photo(b"bbbb"))
    assert submissions.body_digest(with_photo(b"aaaa")) == submissions.body_digest(with_photo(b"aaaa"))


def test_a_file_can_still_be_read_after_it_was_compared():
    request = post(UserFactory(), photo=SimpleUploadedFile("foto.jpg", b"isi"))

    submissions.body_digest(request)

    assert request.FILES["photo"].read() == b"isi"


def test_a_json_body_is_compared_as_it_came():
    def send(marks):
        return RequestFactory().post("/presensi/", json.dumps(marks), content_type="application/json")

    assert submissions.body_digest(send({"1": "H"})) == submissions.body_digest(send({"1": "H"}))
    assert submissions.body_digest(send({"1": "H"})) != submissions.body_digest(send({"1": "A"}))


def test_every_empty_form_has_its_own_key_and_a_sent_one_keeps_it():
    first, second = submissions.SubmissionForm(), submissions.SubmissionForm()
    sent = submissions.SubmissionForm({"submission_key": KEY})

    assert first[submissions.FIELD].value() != second[submissions.FIELD].value()
    assert sent[submissions.FIELD].value() == KEY


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_row():
    user = UserFactory()
    together = threading.Barrier(2)
    answers = []

    def click():
        together.wait()
        answers.append(add_skill(post(user, name="Las")).url)
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Skill.objects.filter(name="Las").count() == 1
    assert answers[0] == answers[1]
