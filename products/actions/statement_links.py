"""The address where a resident reads her statement: made, revoked, opened with its code; tries are counted."""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from participants.models import Participant
from products.models import CodeTry, StatementLink

DAYS_VALID = 30
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another
TOKEN_LENGTH, CODE_LENGTH = 20, 6
#: Of one address in a quarter of an hour: a rusunawa may share one, a script does not get far.
MOST_TRIES, TRIES_WITHIN = 30, timedelta(minutes=15)
COUNT = """
    INSERT INTO products_codetry AS code_try (address_digest, begun_at, tries)
    VALUES (%(address)s, now(), 1)
    ON CONFLICT (address_digest) DO UPDATE SET
        tries = CASE WHEN code_try.begun_at > now() - %(within)s THEN code_try.tries + 1 ELSE 1 END,
        begun_at = CASE WHEN code_try.begun_at > now() - %(within)s THEN code_try.begun_at ELSE now() END
    RETURNING tries, ceil(extract(epoch FROM begun_at + %(within)s - now()))::int
"""


@dataclass(frozen=True)
class Given:
    """A link that was just made, with what is shown this once and kept nowhere."""

    link: StatementLink
    token: str
    code: str


@transaction.atomic
def give(*, participant: Participant, by) -> Given:
    """A new link; the one before opens no more."""
    Participant.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=participant.pk)
    _end(participant, by)
    token = "".join(secrets.choice(LETTERS) for _ in range(TOKEN_LENGTH))
    code = f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
    link = StatementLink.objects.create(
        participant=participant,
        token_digest=digest(token),
        code_hash=make_password(code),
        expires_on=timezone.localdate() + timedelta(days=DAYS_VALID),
        created_by=by,
    )
    return Given(link, token, code)


@transaction.atomic
def revoke(*, participant: Participant, by) -> bool:
    """Whether there was one."""
    return bool(_end(participant, by))


def _end(participant, by) -> int:
    standing = StatementLink.objects.filter(participant=participant, revoked_at=None)
    return standing.update(revoked_at=timezone.now(), revoked_by=by)


@transaction.atomic
def open_with(*, token: str, code: str) -> StatementLink | None:
    """The link, for its own code. Nothing else tells one reason from another, nor by how long it takes."""
    links = StatementLink.objects.usable().select_for_update(of=("self",))
    link = links.filter(token_digest=digest(token)).first()
    if link is None:
        check_password(code, _nobodys_code())
        return None
    if not link.is_opened_by(code):
        link.wrong_codes += 1
        link.save(update_fields=["wrong_codes"])
        return None
    link.wrong_codes, link.opened_at = 0, timezone.now()
    link.save(update_fields=["wrong_codes", "opened_at"])
    return link


def usable(token: str) -> StatementLink | None:
    links = StatementLink.objects.usable().select_related("participant__account")
    return links.filter(token_digest=digest(token)).first()


def digest(token: str) -> str:
    """Enough for an address that is guessed by nobody; a code is hashed slowly."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def seconds_to_wait(address: str | None) -> int:
    """Count a try from this address, before it is looked at; how long it has to wait, 0 while it may."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"address": _whose(address), "within": TRIES_WITHIN})
        tries, seconds_left = cursor.fetchone()
    return max(seconds_left, 1) if tries > MOST_TRIES else 0


def give_back(address: str | None):
    """The code was right: that try does not count."""
    CodeTry.objects.filter(address_digest=_whose(address), tries__gt=0).update(tries=F("tries") - 1)


def forget_tries(*, before) -> int:
    return CodeTry.objects.filter(begun_at__lt=before).delete()[0]


def _whose(address: str | None) -> str:
    """One household: of the newer addresses each has a whole net. Kept only as what proves it."""
    try:
        known = ipaddress.ip_address(address or "")
    except ValueError:
        return salted_hmac("code-try", "").hexdigest()
    if known.version == 6:
        known = ipaddress.ip_network(f"{known}/64", strict=False)
    return salted_hmac("code-try", str(known)).hexdigest()


@cache
def _nobodys_code() -> str:
    return make_password(secrets.token_hex(8))
