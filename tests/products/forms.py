"""What a browser would send back from a page, for the tests that fill in its form."""

from html.parser import HTMLParser
from uuid import uuid4

from django.urls import reverse

#: the first blank row of a page of rows
NEW = "baru-0"


class Fields(HTMLParser):
    """The values of the one form with method post, in the order of the page; files and buttons left out."""

    def __init__(self):
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.is_open, self.select = False, ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.is_open = given.get("method", "").lower() == "post" and not given.get("action")
        if not self.is_open or not given.get("name", self.select):
            return
        if tag == "input":
            self._input(given)
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self._add(self.select, given.get("value", ""))

    def _input(self, given):
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        if kind not in ("file", "submit"):
            self._add(given["name"], given.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name, value):
        self.sent.setdefault(name, []).append(value)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""
        if tag == "form":
            self.is_open = False


def opened(client, address, **asked) -> dict:
    """What the page at this address sends when nobody touches it."""
    return sent_from(client.get(address, asked).content.decode())


def sent_from(page: str) -> dict:
    fields = Fields()
    fields.feed(page)
    return fields.sent


def address_of(name, owner) -> str:
    return reverse(name, args=[owner.pk])


def row(key, **values) -> dict:
    """One row of a page of rows, as it is sent."""
    return {f"{key}-{name}": value for name, value in values.items()}


def refused(client, address, typed) -> dict:
    """What is said beside each field of a form that comes back."""
    answer = client.post(address, {"submission_key": uuid4(), **typed})
    assert answer.status_code == 422
    errors, page = answer.context["form"].errors, answer.content.decode()
    assert all(sentence.split("Rp")[0] in page for sentences in errors.values() for sentence in sentences)
    return {field: " ".join(sentences) for field, sentences in errors.items()}
