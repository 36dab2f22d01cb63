"""What a coordinator is told where only the office may go: a sentence, and nothing about what exists elsewhere."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, RusunawaFactory, TrainingFactory

pytestmark = pytest.mark.django_db
ONLY_FOR_THE_OFFICE = ["training_edit", "training_finish", "import_create", "participant_nik", "walk_in_match"]
SENTENCE = "Anda tidak punya akses ke halaman ini"
FOR_HER_OWN_PLACE = ["training_detail", "training_sheet", "participant_detail", "participant_edit"]


def addresses(name, rusunawa) -> tuple[str, str]:
    """Of something in this rusunawa, and of something that does not exist."""
    enrolment = EnrolmentFactory(training=TrainingFactory(rusunawa=rusunawa), participant__lives_in=rusunawa)
    pk = enrolment.participant_id if name.startswith("participant") else enrolment.training_id
    rest = [enrolment.pk] if name == "walk_in_match" else []
    return reverse(name, args=[pk, *rest]), reverse(name, args=[10**6, *rest])


@pytest.mark.parametrize("name", ONLY_FOR_THE_OFFICE)
def test_a_page_of_the_office_answers_alike_here_elsewhere_and_for_what_does_not_exist(name, sign_in):
    here, elsewhere = RusunawaFactory(), RusunawaFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=here)

    answers = [client.get(path) for place in (here, elsewhere) for path in addresses(name, place)]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert all(SENTENCE in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("name", FOR_HER_OWN_PLACE)
def test_a_page_for_her_own_place_is_not_found_for_another(name, sign_in):
    here, elsewhere = RusunawaFactory(), RusunawaFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=here)

    answers = [client.get(path) for place in (here, elsewhere) for path in addresses(name, place)]

    assert [answer.status_code for answer in answers] == [200, 404, 404, 404]


def test_what_she_sees_and_may_not_change_is_refused_in_words(sign_in):
    here, elsewhere = (TrainingFactory(days=1) for _ in range(2))
    client = sign_in(Role.COORDINATOR, rusunawa=here.rusunawa)

    answers = [client.post(reverse("training_sheet", args=[training.pk])) for training in (here, elsewhere)]

    assert [answer.status_code for answer in answers] == [403, 404]
    assert SENTENCE in answers[0].content.decode()
