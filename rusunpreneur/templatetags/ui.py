"""Words, figures and components for templates: `{% load ui %}`. How each is used: templates/components/README.md."""

from functools import cache, lru_cache

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django_vite.core.asset_loader import DjangoViteAssetLoader

from rusunpreneur.words import (
    NOTHING,
    angka,
    hari,
    hari_tanggal,
    initials,
    jam,
    persen,
    rupiah,
    saat,
    tanggal,
    tanggal_pendek,
)

register = template.Library()

for written in (angka, rupiah, persen, tanggal, tanggal_pendek, hari, hari_tanggal, jam, saat, initials):
    register.filter(written)


@register.filter
def undo_url(message):
    """The address in a message's extra_tags, `undo=/pelatihan/3/buka/`, or nothing."""
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix("undo=") for tag in tags if tag.startswith("undo=")), "")


@cache
def sprite_url() -> str:
    """Asked a hundred times a page, and the same until the process ends."""
    return DjangoViteAssetLoader.instance().generate_vite_asset_url("src/icons.svg")


@register.simple_tag
@lru_cache(1000)
def icon(name, label="", css=""):
    """A mark from the sprite; hidden from readers unless it has a label of its own."""
    sprite = sprite_url()
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon{}" {}><use href="{}#{}"></use></svg>', f" {css}" if css else "", said, sprite, name
    )


@register.simple_tag
def stylesheet(path):
    """A sheet built by Vite: `{% stylesheet "src/pages/attendance.scss" %}` in the block head."""
    url = DjangoViteAssetLoader.instance().generate_vite_asset_url(path)
    return format_html('<link rel="stylesheet" href="{}">', url)


@register.simple_tag
def crumb(label, url=""):
    """One step of the block breadcrumbs; the last one without a url is this page."""
    if not url:
        return format_html('<li aria-current="page">{}</li>', label)
    return format_html('<li><a href="{}">{}{}</a></li>', url, icon("arrow-left"), label)


@register.simple_tag
def avatar(name, size=""):
    return format_html(
        '<span class="avatar{}" aria-hidden="true">{}</span>',
        f" avatar-{size}" if size else "",
        initials(name),
    )


@register.simple_tag
def chip(label, tone="mute", symbol="", href=""):
    """A status: its word, an icon, a tone (leaf amber brick indigo gold mute); with href a link."""
    mark = icon(symbol) if symbol else ""
    if href:
        return format_html('<a class="chip tone-{}" href="{}">{}{}</a>', tone, href, mark, label)
    return format_html('<span class="chip tone-{}">{}{}</span>', tone, mark, label)


@register.simple_tag
def rate(value, tone="leaf", label=""):
    """A percentage with its bar: `{% rate 67 label="Kehadiran Siti Rahayu" %}`."""
    if value is None or value == "":
        return NOTHING
    return format_html(
        '<span class="rate">{} <progress class="meter tone-{}" value="{}" max="100" aria-label="{}"></progress></span>',
        persen(value),
        tone,
        value,
        label or "Persentase",
    )


@register.simple_tag
def field(bound, label="", help_text="", **attrs):
    """A field as crispy writes it, with our own words: `{% field form.code "Kode" inputmode="numeric" %}`."""
    bound.label = label or bound.label
    bound.help_text = help_text or bound.help_text
    bound.field.widget.attrs.pop("placeholder", None)
    bound.field.widget.attrs.update(attrs)
    return as_crispy_field(bound)


@register.simple_tag
def filter_box(bound):
    """A filter of a list, its label above it. Written at once: lists have several, each with many choices."""
    wrong = format_html_join("", '<p class="invalid-feedback">{}</p>', ((error,) for error in bound.errors))
    label = format_html('<label class="form-label" for="{}">{}</label>', bound.id_for_label, bound.label)
    return format_html("<div>{}{}{}</div>", label, _filter_input(bound), wrong)


def _filter_input(bound):
    if bound.field.widget.input_type != "select":
        return bound.as_widget(attrs={"class": "form-control"})
    chosen = str(bound.value() or "")
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, mark_safe(" selected") if str(value) == chosen else "", said) for value, said in bound.field.choices),
    )
    select = '<select class="form-select" name="{}" id="{}">{}</select>'
    return format_html(select, bound.html_name, bound.id_for_label, options)


@register.inclusion_tag("components/_figure.html")
def figure(label, value, unit="", note="", change="", direction="", href=""):
    """A figure card: label, value, and a note after `change` (▲ `up`, ▼ `down`); href leads to the rows behind it."""
    return locals()


@register.inclusion_tag("components/_error_summary.html")
def error_summary(*forms):
    """What is wrong with the bound forms of a page, each sentence a link to its field. Takes the focus."""
    return {
        "problems": [problem for form in forms if form is not None and form.is_bound for problem in _problems(form)]
    }


def _problems(form):
    for error in form.non_field_errors().as_data():
        if error.code != "stale":  # components/_stale.html says it
            yield from (("", sentence) for sentence in error.messages)
    for field in form:
        target = field.id_for_label or field.auto_id
        for error in field.errors.as_data():
            missing = f"{field.label.rstrip('?')} belum diisi." if error.code == "required" else ""
            yield from ((target, missing or said) for said in error.messages)


@register.inclusion_tag("components/_pagination.html", takes_context=True)
def pagination(context, page, noun="baris", parameter="page"):
    """Counts and pages of a Paginator's page, keeping the filters of the address."""
    noun = "baris" if noun == "items" else noun  # what django-tables2 calls rows without a model
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        {"number": number, "query": context["request"].GET.copy(), "is_gap": not isinstance(number, int)}
        for number in pages
    ]
    for link in links:
        link["query"][parameter] = link["number"]
        link["query"] = link["query"].urlencode()
    around = {}
    for name, number in (("before", page.number - 1), ("after", page.number + 1)):
        query = context["request"].GET.copy()
        query[parameter] = number
        around[name] = query.urlencode()
    is_capped = getattr(page.paginator, "is_capped", False)
    return {"page": page, "links": links, "noun": noun, "is_capped": is_capped, **around}


@register.inclusion_tag("components/_filter_chips.html", takes_context=True)
def filter_chips(context, filterset):
    """The filters in force, each a link that takes it away."""
    chips = []
    for name, field in filterset.form.fields.items():
        asked = context["request"].GET.get(name, "")
        if not asked:
            continue
        rest = context["request"].GET.copy()
        rest.pop(name)
        rest.pop("page", None)
        said = dict(getattr(field, "choices", None) or []).get(asked, asked)
        chosen = filterset.form.cleaned_data.get(name) if filterset.form.is_valid() else None
        chips.append(
            {
                "label": field.label,
                "value": chosen if hasattr(chosen, "pk") else said,
                "rest": rest.urlencode(),
            }
        )
    return {"chips": chips}


def _block(path):
    return lambda content, **given: render_to_string(path, {"content": content, **given})


@register.simple_block_tag
def card(content, title="", note="", action="", href="", flush=False):
    """A surface with a title, a note under it and one link; flush runs a table to its edges."""
    return _block("components/_card.html")(content, title=title, note=note, action=action, href=href, flush=flush)


@register.simple_block_tag
def alert(content, tone="indigo", symbol="info-circle"):
    return _block("components/_alert.html")(content, tone=tone, symbol=symbol)


@register.simple_block_tag
def empty(content, title="", symbol="basket", small=False):
    """What will be here, and inside the block the sentence and the next step."""
    return _block("components/_empty.html")(content, title=title, symbol=symbol, small=small)


@register.simple_block_tag
def dialog(content, id="", title="", auto=False):
    """Opened by `<button data-dialog-open="id">`; actions stand in `<div class="dialog-actions">`."""
    return _block("components/_dialog.html")(content, id=id, title=title, auto=auto)


@register.simple_block_tag
def step(content, at=None, symbol="circle", tone="mute", is_next=False):
    """One step of `<ol class="timeline">`; the block tells it and links to its source."""
    return _block("components/_step.html")(content, at=at, symbol=symbol, tone=tone, is_next=is_next)
