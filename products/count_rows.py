"""The rows of a count: what is recorded, a box for what was counted, and one for why it differs. Written at once."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from products.forms.counts import Entry
from rusunpreneur.words import angka

ROW = (
    '<tr data-count-row data-expected="{expected}"><td><b>{product}</b> {grade}<br><small>{code} · {maker}</small></td>'
    '<td class="num" data-label="Tercatat"><span>{recorded}</span></td>'
    '<td data-label="Terhitung"><span class="count-box"><input class="form-control count-number{number_state}"'
    ' inputmode="numeric" autocomplete="off" maxlength="20" id="{number}" name="{number}" value="{typed}"'
    ' aria-label="Terhitung, {what}"{number_wrong}><output data-count-difference></output></span>{number_errors}</td>'
    '<td class="count-reason" data-label="Sebab selisih"><span class="count-box">'
    '<input class="form-control{reason_state}" autocomplete="off" maxlength="200"'
    ' list="sebab" id="{reason}" name="{reason}" value="{why}"'
    ' aria-label="Sebab selisih, {what}"{reason_wrong}></span>{reason_errors}</td></tr>'
)
ERROR = '<p class="invalid-feedback" id="{}_salah">{}</p>'


def rows(entries: Iterable[Entry]) -> SafeString:
    return format_html_join("", ROW, (_words(entry) for entry in entries))


def _words(entry: Entry) -> dict:
    line = entry.line
    lost = format_html(" <small>{} hilang</small>", angka(line.missing)) if line.missing else ""
    return {
        "expected": line.expected,
        "product": line.product,
        "grade": line.grade,
        "code": line.code,
        "maker": line.maker,
        "what": f"{line.product} {line.grade} {line.code} {line.maker}",
        "recorded": format_html("{}{}", angka(line.expected), lost),
        "number": entry.number_name,
        "typed": entry.typed,
        "reason": entry.reason_name,
        "why": entry.reason,
        **_wrong("number", entry.number_name, entry.number_errors),
        **_wrong("reason", entry.reason_name, entry.reason_errors),
    }


def _wrong(box: str, name: str, sentences: list[str]) -> dict:
    if not sentences:
        return {f"{box}_state": "", f"{box}_wrong": "", f"{box}_errors": ""}
    said = conditional_escape(" ".join(sentences))
    return {
        f"{box}_state": " is-invalid",
        f"{box}_wrong": format_html(' aria-invalid="true" aria-describedby="{}_salah"', name),
        f"{box}_errors": format_html(ERROR, name, said),
    }
