"""The page of one bazaar: who comes, what is there, and the one thing to do next."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Sum
from django.urls import reverse
from django.utils import timezone

from products.models import Balance, Bazaar, Invitation, PackingList, Sale
from rusunpreneur.access import OFFICE, Role

Answer = Invitation.Answer


@dataclass(frozen=True)
class Step:
    """What to do next, and where."""

    label: str
    url: str
    symbol: str


@dataclass(frozen=True)
class Load:
    """A packing list as the page names it."""

    state: str
    pieces: int
    lost: int
    address: str
    paper: str


@dataclass(frozen=True)
class Comer:
    """One invited rusunawa, with what this user may do about it."""

    invitation: Invitation
    people: int
    lists: list[Load]
    links: list[tuple[str, str]]
    may_withdraw: bool


class BazaarPage:
    def __init__(self, bazaar: Bazaar, user):
        self.bazaar, self.user = bazaar, user
        self.today = timezone.localdate()

    @cached_property
    def may_edit(self) -> bool:
        """The office where the bazaar is."""
        return self.user.access.covers(*OFFICE, city_id=self.bazaar.city_id, rusunawa_id=self.bazaar.rusunawa_id)

    @property
    def may_change(self) -> bool:
        return self.may_edit and self.bazaar.is_open

    @cached_property
    def _cashiers(self):
        return list(self.bazaar.cashiers.select_related("user"))

    @property
    def cashiers(self) -> list[str]:
        return [str(row.user) for row in self._cashiers]

    @cached_property
    def may_sell(self) -> bool:
        """Receives, sells, counts."""
        put_here = self.user.access.has(Role.CASHIER) and any(row.user_id == self.user.pk for row in self._cashiers)
        return self.bazaar.is_open and (self.may_edit or put_here)

    def may_work_on(self, invitation: Invitation) -> bool:
        """Answers, makes the rota, packs and sends."""
        place = {"city_id": invitation.rusunawa.city_id, "rusunawa_id": invitation.rusunawa_id}
        return self.bazaar.is_open and (self.may_edit or self.user.access.covers(*OFFICE, Role.COORDINATOR, **place))

    @cached_property
    def invitations(self) -> list[Invitation]:
        seen = Invitation.objects.visible_to(self.user).filter(bazaar=self.bazaar).select_related("rusunawa")
        return list(seen.annotate(people=Count("turns__participant", distinct=True)).order_by("rusunawa__name"))

    @cached_property
    def lists(self) -> dict[int, list[PackingList]]:
        found: dict[int, list[PackingList]] = {}
        rows = PackingList.objects.filter(invitation__in=self.invitations).annotate(
            pieces=Sum("lines__quantity", default=0),
            lost=Sum(F("lines__quantity") - F("lines__arrived"), default=0),
        )
        for row in rows:
            found.setdefault(row.invitation_id, []).append(row)
        return found

    @cached_property
    def comers(self) -> list[Comer]:
        return [self._comer(one) for one in self.invitations]

    def _comer(self, invitation) -> Comer:
        is_mine = self.may_work_on(invitation)
        links = [("Jawab" if invitation.answer == Answer.OPEN else "Ubah jawaban", "invitation_answer")]
        if invitation.answer == Answer.COMING:
            links = [("Giliran jaga", "turn_list"), ("Siapkan barang", "packing_edit"), *links]
        return Comer(
            invitation,
            invitation.people,
            [self._load(row, invitation) for row in self.lists.get(invitation.pk, ())],
            [(label, reverse(name, args=[self.bazaar.pk, invitation.pk])) for label, name in links] if is_mine else [],
            is_mine and self.may_edit and invitation.answer == Answer.OPEN,
        )

    def _load(self, row: PackingList, invitation) -> Load:
        names_goods = self.may_sell or self.may_work_on(invitation)
        paper = reverse("packing_pdf", args=[self.bazaar.pk, row.pk]) if names_goods and row.pieces else ""
        address = self._receive(row) if row.sent_at and not row.received_at and self.may_sell else ""
        return Load(row.state, row.pieces, row.lost, address, paper)

    def _receive(self, row) -> str:
        return reverse("packing_receive", args=[self.bazaar.pk, row.pk])

    @cached_property
    def pieces_there(self) -> int:
        return Balance.objects.filter(place=self.bazaar.place_id).aggregate(sum=Sum("quantity"))["sum"] or 0

    @cached_property
    def takings(self) -> int:
        sales = Sale.objects.filter(bazaar=self.bazaar, voided_at=None)
        return sales.aggregate(sum=Sum("total_rupiah"))["sum"] or 0

    @property
    def may_see_takings(self) -> bool:
        """Coordinators see what was sold of their own goods, on the page of results."""
        return self.may_edit or self.user.access.covers(
            Role.OFFICIAL, city_id=self.bazaar.city_id, rusunawa_id=self.bazaar.rusunawa_id
        )

    @property
    def has_begun(self) -> bool:
        return self.bazaar.starts_on <= self.today

    @cached_property
    def next(self) -> Step | None:
        """The first of these that this user can do now."""
        if not self.bazaar.is_open:
            return None
        steps = (self._receive_goods, self._answer, self._invite, self._pack, self._sell, self._close)
        return next((step for find in steps if (step := find())), None)

    def _receive_goods(self) -> Step | None:
        for rows in self.lists.values() if self.may_sell else ():
            for row in rows:
                if row.sent_at and not row.received_at:
                    return Step("Terima barang", self._receive(row), "box-seam")
        return None

    def _answer(self) -> Step | None:
        if self.may_edit:
            return None
        return self._about(Answer.OPEN, "Jawab undangan", "invitation_answer", "send")

    def _invite(self) -> Step | None:
        if not self.may_edit or self.invitations:
            return None
        return Step("Undang rusunawa", reverse("invitation_create", args=[self.bazaar.pk]), "send")

    def _pack(self) -> Step | None:
        """Lists that were begun leave first; then those that nobody began."""
        begun = {key for key, rows in self.lists.items() if any(not row.sent_at for row in rows)}
        step = self._about(Answer.COMING, "Kirim barang", "packing_edit", "truck", only=begun)
        free = {one.pk for one in self.invitations} - set(self.lists)
        return step or self._about(Answer.COMING, "Siapkan barang", "packing_edit", "box-seam", only=free)

    def _about(self, answer, label, name, symbol, *, only=None) -> Step | None:
        for one in self.invitations:
            if one.answer == answer and (only is None or one.pk in only) and self.may_work_on(one):
                return Step(label, reverse(name, args=[self.bazaar.pk, one.pk]), symbol)
        return None

    def _sell(self) -> Step | None:
        is_on = self.may_sell and self.has_begun and self.pieces_there and self.today <= self.bazaar.ends_on
        return self._till if is_on else None

    @property
    def _till(self) -> Step:
        return Step("Buka kasir", reverse("till", args=[self.bazaar.pk]), "cash-coin")

    def _close(self) -> Step | None:
        if not self.may_sell or not self.has_begun:
            return None
        return Step("Tutup bazar", reverse("bazaar_close", args=[self.bazaar.pk]), "check2-circle")

    @property
    def result_address(self) -> str:
        return reverse("bazaar_result", args=[self.bazaar.pk])

    @property
    def ways(self) -> list[Step]:
        """What else can be done here, apart from what is next."""
        ways = [Step("Hasil bazar", self.result_address, "bar-chart")] if self.may_read_result else []
        if self.may_change:
            ways.append(Step("Undang rusunawa", reverse("invitation_create", args=[self.bazaar.pk]), "send"))
        if self.may_sell:
            ways.append(self._till)
        if close := self._close():
            ways.append(close)
        if self.may_edit and self.bazaar.closed_at:
            ways.append(Step("Buka lagi", reverse("bazaar_reopen", args=[self.bazaar.pk]), "unlock"))
        return [way for way in ways if way != self.next]

    @property
    def may_read_result(self) -> bool:
        return self.user.access.has(*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
