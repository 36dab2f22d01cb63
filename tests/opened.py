"""What a browser would send back of a page that nobody touched."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields, self.select, self.textarea = {}, None, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "input" and given.get("name"):
            self._input(given)
        elif tag == "select":
            self.select = given.get("name")
        elif tag == "option" and self.select and "selected" in given:
            self.fields.setdefault(self.select, []).append(given.get("value", ""))
        elif tag == "textarea":
            self.textarea = given["name"]
            self.fields[self.textarea] = [""]

    def _input(self, given):
        ticks = given.get("type") in ("checkbox", "radio")
        if not ticks or "checked" in given:
            self.fields.setdefault(given["name"], []).append(given.get("value", "on" if ticks else ""))

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][0] += data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None


def opened(client, address: str, answer=None) -> dict[str, list[str]]:
    """The fields of the forms on this page, by name; of `answer` when the page is at hand already."""
    parser = _Fields()
    parser.feed((answer or client.get(address)).content.decode())
    return parser.fields
