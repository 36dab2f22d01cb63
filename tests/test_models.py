"""Every table keeps its promises: a factory, a history, and pairs of when and who that are whole."""

import pytest
from django.apps import apps
from django.core.management import call_command

import tests.factories
from participants.models import City, District, Village

APPS = ["accounts", "participants", "programs", "products"]
MODELS = [
    model
    for label in APPS
    for model in apps.get_app_config(label).get_models()
    if not model.__name__.endswith("Event") and not model._meta.proxy
]
WITHOUT_FACTORY = {
    City: "reference data, loaded by a migration",
    District: "reference data, loaded by a migration",
    Village: "reference data, loaded by a migration",
}
WITHOUT_HISTORY = {
    "products.Balance": "follows from the moves, which are the history",
    "programs.TrainingMonth": "follows from enrolments, sessions and marks, which have theirs",
    "programs.LearnerMonth": "follows from enrolments, sessions and marks, which have theirs",
    "products.GoodsMonth": "follows from shares and verdicts, which have theirs",
    "products.SalesMonth": "follows from the earnings, which are the history",
    "products.IncomeMonth": "follows from the earnings, which are the history",
    "products.EarnerMonth": "follows from the earnings, which are the history",
    "products.CityMonth": "follows from months of rusunawa, which follow from rows that have theirs",
    "products.CityStep": "follows from the earnings, which are the history",
    "products.IncomeStep": "follows from the earnings, which are the history",
    "products.Journey": "follows from people, marks, lots, judgements and earnings, which have theirs",
    "products.ProducerMonth": "follows from the shares of lots, which have theirs",
    "products.ProducerStep": "follows from the shares of lots, which have theirs",
    "products.StageDays": "follows from the journeys, which follow from rows that have theirs",
    "products.StagePeople": "follows from the journeys, which follow from rows that have theirs",
    "products.Account": "follows from the earnings and payouts, which are the history",
    "products.CashMove": "append-only: is itself a ledger that the database protects",
    "products.Earning": "append-only: is itself the ledger that the database protects",
    "products.Acceptance": "append-only, written with its decision",
    "products.PartnerDeliveryLine": "append-only, written with its delivery",
    "products.PartnerVerdict": "append-only, written with its decision",
    "products.MaterialBalance": "follows from the moves of material, which are the history",
    "products.MaterialMove": "append-only: is itself the ledger that the database protects",
    "products.PayoutItem": "written with its payout, whose history says when it was released",
    "products.SaleLine": "append-only, written with its sale",
    "products.SalePayment": "append-only, written with its sale",
    "products.LotNumber": "a counter; the codes it gave stand on the lots",
    "products.StockMove": "append-only: is itself the ledger that the database protects",
    "products.StatementAnswer": "append-only: is itself what was said",
    "products.DisputeReply": "append-only: is itself what was said",
    "products.CodeTry": "a count of the quarter of an hour that runs",
    "products.IncomeLook": "append-only: is itself a log that the database protects",
    "participants.Disclosure": "append-only: is itself a log that the database protects",
    "accounts.Export": "a file of one user, gone after a day",
    "accounts.Pace": "a count of the minute that runs",
    "accounts.SavedView": "a bookmark of one user",
    "accounts.Submission": "a receipt of a form, written in the transaction whose rows have their own history",
}
#: "<model>.<field>_at" -> why there is no "<field>_by" beside it
MOMENTS_WITHOUT_A_PERSON = {
    "Basket.held_at": "by the cashier of its turn",
    "Shift.opened_at": "by its cashier",
    "Attendance.arrived_at": "when the participant came; who marked it is marked_by",
    "Attendance.captured_at": "when the device noted it, by marked_by",
    "Attendance.received_at": "when the server got it, from marked_by",
    "StatementLink.opened_at": "by whoever holds its code",
    "StatementAnswer.said_at": "by the resident whose link it is",
    "Dispute.opened_at": "by the resident whose link it is",
    "CodeTry.begun_at": "by nobody who is known",
    "Session.starts_at": "a time of day",
    "Session.ends_at": "a time of day",
    "Turn.starts_at": "a time of day",
    "Turn.ends_at": "a time of day",
    "SavedView.created_at": "by user",
    "Submission.created_at": "by user",
    "Export.asked_at": "by user",
    "Export.started_at": "by the writer",
    "Export.ended_at": "by the writer",
}
PERSONS_WITHOUT_A_MOMENT = {
    "Readiness.confirmed_by": "confirmed_on says which day",
    "Attendance.marked_by": "captured_at and received_at say when",
    "Participant.registered_by": "registered_on says which day",
}


def named(models):
    return pytest.mark.parametrize("model", models, ids=lambda model: model._meta.label)


def fields_ending(model, ending):
    return {field.name.removesuffix(ending): field for field in model._meta.fields if field.name.endswith(ending)}


@named(MODELS)
def test_every_model_has_a_factory_or_a_reason(model):
    factories = {getattr(tests.factories, name)._meta.model for name in tests.factories.__all__}

    assert (model in factories) != (model in WITHOUT_FACTORY)


@pytest.mark.django_db
@pytest.mark.parametrize("name", tests.factories.__all__)
def test_every_factory_makes_a_row_that_its_own_rules_accept(name):
    row = getattr(tests.factories, name)()

    row.full_clean()


@named(MODELS)
def test_every_model_has_a_history_or_a_reason(model):
    has_history = bool(getattr(model, "pgh_event_models", {}))

    assert has_history != (model._meta.label in WITHOUT_HISTORY)


@named(MODELS)
def test_when_and_who_stand_together(model):
    moments, people = fields_ending(model, "_at"), fields_ending(model, "_by")

    lonely_moments = {f"{model.__name__}.{name}_at" for name in moments.keys() - people.keys()}
    lonely_people = {f"{model.__name__}.{name}_by" for name in people.keys() - moments.keys()}

    assert lonely_moments <= MOMENTS_WITHOUT_A_PERSON.keys()
    assert lonely_people <= PERSONS_WITHOUT_A_MOMENT.keys()


@named(MODELS)
def test_when_and_who_are_filled_together_or_not_at_all(model):
    moments, people = fields_ending(model, "_at"), fields_ending(model, "_by")
    conditions = [str(getattr(constraint, "condition", "")) for constraint in model._meta.constraints]

    for name in moments.keys() & people.keys():
        moment, person = moments[name], people[name]
        if moment.auto_now_add or not moment.null:
            continue  # always there; the person is required too, or unknown for what a machine made
        assert any(f"{name}_at__isnull" in text and f"{name}_by__isnull" in text for text in conditions), (
            f"all_or_none('{moment.name}', '{person.name}') is missing"
        )


@named(MODELS)
def test_choices_are_held_by_the_database(model):
    conditions = " ".join(str(getattr(constraint, "condition", "")) for constraint in model._meta.constraints)
    chosen = [field.name for field in model._meta.fields if field.choices]

    assert [name for name in chosen if f"{name}__in" not in conditions] == []


@named(MODELS)
def test_constraints_are_named_for_their_model_and_speak_to_people(model):
    default = "Constraint “%(name)s” is violated."
    for constraint in model._meta.constraints:
        message = constraint.violation_error_message
        assert message == default or message.rstrip(".").count(" ") >= 1, constraint.name


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
