"""Trainings: sessions that nobody marked, people who stay away, people who learnt and fell silent, people unknown."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from participants.models import Participant
from products.models import Share
from programs.models import Attendance, Enrolment, Session, Training
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.attention.source import Line, Listed, Urgency

WORKERS = (*OFFICE, Role.COORDINATOR)
READERS = (*WORKERS, Role.OFFICIAL)
#: Four weeks: material is bought and the first pieces are made in two or three; a cohort is first looked at on day 30.
SILENT_AFTER = timedelta(weeks=4)
#: After ninety days, the cohort's last look, a call no longer helps: that is a new invitation.
SILENT_UNTIL = timedelta(days=90)


def trainings_of(user) -> QuerySet:
    """Where this user reads the people by name; for officials, who read numbers, all that they see."""
    return Training.objects.named_to(user) if user.access.has(*WORKERS) else Training.objects.visible_to(user)


class OfPeople(Listed):
    """Rows are enrolments; names are for those who work with them, others read at which rusunawa they are."""

    roles, noun, heading = READERS, "orang", "Peserta"
    place = home = "training__rusunawa"

    def is_opened_by(self, user) -> bool:
        return user.access.has(*WORKERS)

    def ordered(self, rows):
        people = rows.annotate(began=self.begun).select_related("participant", "training__rusunawa")
        return people.order_by("began", "training", "number")

    def line(self, row, user) -> Line:
        note = f"{row.training}, nomor {row.number}"
        return Line(row.participant.name, note, row.began, row.participant.get_absolute_url())


class UnmarkedSessions(Listed):
    key, symbol, since, place = "sesi-belum-dicatat", "card-checklist", "on", "training__rusunawa"
    roles, noun, heading, since_heading = READERS, "sesi", "Sesi", "Tanggal"
    title = "Sesi belum dicatat"
    words = "sesi yang sudah lewat belum dicatat hadirnya"
    advice = "Sesi yang sudah lewat tanpa satu pun tanda hadir. Buka lembarnya dan catat siapa yang datang."

    def rows(self, user):
        works = user.access.has(*WORKERS)
        trainings = Training.objects.markable_by(user) if works else Training.objects.visible_to(user)
        return Session.objects.past_unmarked().filter(training__in=trainings)

    def ordered(self, rows):
        return rows.select_related("training__rusunawa").in_order()

    def line(self, row, user):
        page = "training_sheet" if user.access.has(*WORKERS) else "training_detail"
        asked = f"?sesi={row.pk}" if user.access.has(*WORKERS) else ""
        address = reverse(page, args=[row.training_id]) + asked
        return Line(row.training.name, f"{row.training.place} · {row.starts_at:%H.%M} WIB", row.on, address)


class AbsentTwice(OfPeople):
    """The latest two sessions in a row, not any two: who came back needs no call."""

    key, symbol, since, urgency = "dua-kali-alpa", "person-x", "absent_since", Urgency.NOW
    title = "Dua kali alpa berturut-turut"
    words = "orang alpa dua kali berturut-turut"
    advice = "Tidak hadir tanpa kabar di dua sesi terakhir bimtek yang masih berjalan. Hubungi sebelum sesi berikutnya."

    def rows(self, user):
        return Enrolment.objects.filter(training__in=trainings_of(user)).absent_twice_in_a_row()


class Silent(OfPeople):
    key, symbol, since = "berlatih-lalu-diam", "person-dash", "training__ends_on"
    since_words, since_heading = "bimtek paling awal selesai", "Bimtek selesai"
    title = "Berlatih lalu diam"
    words = "orang selesai berlatih lebih dari 4 minggu lalu dan belum membuat apa-apa"
    advice = (
        "Hadir di bimtek yang selesai 4 minggu sampai 90 hari lalu, dan sejak itu belum ada lot atas namanya. "
        "Tanyakan apa yang kurang: bahan, alat, atau waktu."
    )

    def rows(self, user):
        return silent(trainings_of(user))


class IncompletePeople(OfPeople):
    key, symbol, since, roles = "data-belum-lengkap", "person-badge", "enrolled_on", WORKERS
    since_heading = "Terdaftar"
    title = "Data belum lengkap"
    words = "peserta bimtek berjalan belum lengkap datanya"
    advice = "Peserta bimtek berjalan tanpa NIK, tanggal lahir, atau jenis kelamin. Lengkapi sebelum bimtek selesai."

    def rows(self, user):
        people = Participant.objects.visible_to(user).incomplete()
        rows = Enrolment.objects.filter(training__in=trainings_of(user).ongoing(), participant__in=people)
        return rows.seated()

    def line(self, row, user):
        told = super().line(row, user)
        return Line(told.title, told.note, told.since, reverse("participant_edit", args=[row.participant_id]))


def silent(trainings) -> QuerySet:
    """Enrolments of people who were there, and since it ended made nothing; of each person the latest such training."""
    today = timezone.localdate()
    ended = (today - SILENT_UNTIL, today - SILENT_AFTER)
    over = trainings.filter(status=Training.Status.FINISHED, ends_on__range=ended)
    was_there = Attendance.objects.filter(enrolment=OuterRef("pk"), status=Attendance.Status.PRESENT)
    made = Share.objects.filter(
        maker=OuterRef("participant"), quantity__gt=0, lot__made_on__gte=OuterRef("training__ends_on")
    )
    there = Enrolment.objects.filter(Exists(was_there), training__in=over)
    later = there.filter(
        Q(training__ends_on__gt=OuterRef("training__ends_on"))
        | Q(training__ends_on=OuterRef("training__ends_on"), pk__gt=OuterRef("pk")),
        participant=OuterRef("participant"),
    ).exclude(pk=OuterRef("pk"))
    # Looked up for each of them; as "has made none" the database would read every lot there ever was.
    nothing = there.alias(any_made=Subquery(made.order_by().values("pk")[:1])).filter(any_made=None)
    return nothing.filter(~Exists(later))
