"""Lists of people from Excel: past imports, a new one, its preview and its result."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from programs.actions import imports
from programs.forms.corrections import CorrectionForm
from programs.forms.imports import DecisionsForm, ImportForm
from programs.importing import workbooks, writing
from programs.importing.entries import State
from programs.importing.plan import Plan
from programs.models import ImportBatch, Training
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422
PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@allow(Role.STAFF)
def import_list(request):
    batches = ImportBatch.objects.visible_to(request.user).select_related("training__rusunawa", "uploaded_by")
    page = Paginator(batches.defer("rows"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "programs/import/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def import_create(request, pk):
    training = get_object_or_404(Training.objects.visible_to(request.user).select_related("rusunawa", "city"), pk=pk)
    if not training.is_editable_by(request.user):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_receive_once(request, form, training))
        except ValidationError as error:
            form.add_error(None if error.code in ("closed", "submission_conflict", "no_key") else form.source, error)
    context = {"training": training, "form": form}
    return render(request, "programs/import/create.html", context, status=UNPROCESSABLE if form.errors else 200)


def _receive_once(request, form, training) -> str:
    data, filename = form.data_and_name
    listing = imports.read(training=training, data=data)  # before the transaction: reading may take seconds
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        batch = imports.keep(training=training, listing=listing, filename=filename, by=request.user)
        address = reverse("import_detail", args=[batch.public_id])
        submission.answered(address)
    if batch.status == ImportBatch.Status.APPLIED:
        messages.info(request, imports.SAME_FILE)
    return address


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def import_detail(request, public_id):
    batch = _batch(request, public_id)
    if batch.status != ImportBatch.Status.PREVIEW:
        if request.method == "POST":  # a second click
            return redirect(batch)
        return render(request, "programs/import/result.html", {"batch": batch, "training": batch.training})
    if request.method == "GET" and batch.is_being_written:
        return _writing(request, batch)
    plan = Plan.of(batch, request.user)
    if request.method == "POST":
        return _decide(request, batch, plan)
    return _preview(request, batch, plan)


def _batch(request, public_id) -> ImportBatch:
    batches = ImportBatch.objects.visible_to(request.user).select_related(
        "training__rusunawa", "training__city", "uploaded_by", "applied_by"
    )
    batches = batches.annotate(is_being_written=writing.is_going_on())
    return get_object_or_404(batches, public_id=public_id)


def _writing(request, batch):
    """Somebody writes this list right now; the page looks again by itself."""
    context = {"batch": batch, "training": batch.training}
    page = render(request, "programs/import/writing.html", context)
    page["Refresh"] = "1"
    return page


def _decide(request, batch, plan):
    """Keep the choices of the page; with `do=apply` write the list as it then stands."""
    entries = [entry for entry in plan.entries if f"choice_{entry.line}" in request.POST]
    form = DecisionsForm(request.POST, plan=plan, entries=entries)
    try:
        batch = _keep(form, batch, by=request.user)
    except ValidationError as error:
        return _refused(request, batch, error, data=request.POST)
    if (line := request.POST.get("open", "")).isdecimal() and plan.at(int(line)):
        return redirect(_with_filter(request, "import_row", batch.public_id, int(line)))
    if request.POST.get("do") != "apply":
        messages.success(request, "Pilihan disimpan. Daftar belum ditulis.")
        return redirect(request.get_full_path())
    agreed, skips_wrong = Plan.of(batch, request.user).fingerprint, form.cleaned_data["skip_wrong"]
    try:
        batch = imports.apply(batch=batch, seen=agreed, skip_wrong=skips_wrong, by=request.user)
    except ValidationError as error:
        return _refused(request, batch, error, initial={"skip_wrong": skips_wrong})
    messages.success(request, f"{batch.outcome}.")
    return redirect(batch)


def _keep(form, batch, *, by) -> ImportBatch:
    if not form.is_valid():
        field = next(iter(form.errors))
        sentence = "Ada pilihan yang belum benar. Periksa baris yang ditandai."
        raise ValidationError(sentence, code="invalid", params={"field": field})
    if form.cleaned_data["seen"] != form.plan.fingerprint:
        raise ValidationError(imports.STALE, code="stale")
    return imports.decide(batch=batch, decisions=form.decisions, by=by)


def _refused(request, batch, error, **given):
    batch = _batch(request, batch.public_id)
    if batch.status == ImportBatch.Status.PREVIEW:
        return _preview(request, batch, Plan.of(batch, request.user), problems=error.error_list, **given)
    messages.error(request, error.messages[0])
    return redirect(request.get_full_path())


def _preview(request, batch, plan, problems=(), **given):
    shown = request.GET.get("lihat", "")
    page = Paginator(_shown(plan, shown), PER_PAGE).get_page(request.GET.get("page"))
    form = DecisionsForm(given.get("data"), plan=plan, entries=page.object_list, initial=given.get("initial"))
    context = {
        "batch": batch,
        "training": batch.training,
        "plan": plan,
        "form": form,
        "problems": [(problem.messages[0], _where(problem, form)) for problem in problems],
        "page": page,
        "shown": shown,
        "tabs": [("", "Semua", len(plan.entries)), *_tabs(plan)],
    }
    return render(request, "programs/import/preview.html", context, status=UNPROCESSABLE if problems else 200)


def _where(problem: ValidationError, form) -> str:
    """The address of what is to be done about it: on this page, or among the rows that are to be decided."""
    said = problem.params or {}
    name = {
        "invalid": said.get("field"),
        "wrong": "skip_wrong",
        "undecided": f"choice_{said.get('line')}",
        "reason_missing": f"reason_{said.get('line')}",
    }.get(problem.code)
    if not name:
        return ""
    return f"#id_{name}" if name in form.fields else f"?lihat={State.UNDECIDED}#id_{name}"


def _shown(plan, shown):
    if shown == State.UNDECIDED:
        return plan.to_decide
    return plan.in_state(shown) if shown in State.values else plan.entries


def _tabs(plan):
    counts = plan.counts | {State.UNDECIDED.value: len(plan.to_decide)}
    return [(state.value, state.label, counts[state]) for state in State if counts[state]]


def _with_filter(request, name, *args) -> str:
    """A page of this import that knows which rows were looked at."""
    query = request.GET.urlencode()
    return reverse(name, args=args) + (f"?{query}" if query else "")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def import_row(request, public_id, line):
    """One row of a list that is not written yet, to be set right."""
    batch = _batch(request, public_id)
    if batch.status != ImportBatch.Status.PREVIEW:
        messages.error(request, "Daftar ini tidak menunggu keputusan lagi, jadi barisnya tidak bisa dikoreksi.")
        return redirect(batch)
    plan = Plan.of(batch, request.user)
    entry = plan.at(line)
    if entry is None:
        raise Http404
    form = CorrectionForm(request.POST or None, entry=entry, columns=plan.columns)
    if request.method == "POST" and (request.POST.get("do") == "restore" or form.is_valid()):
        try:
            return redirect(_correct(request, batch, line, form))
        except ValidationError as error:
            form.goes_on_after(error)
    context = {"batch": batch, "training": batch.training, "plan": plan, "entry": entry, "form": form}
    context |= {
        "back": _with_filter(request, "import_detail", batch.public_id),
        "others_wrong": plan.wrong_after(line) is not None,
    }
    return render(request, "programs/import/row.html", context, status=UNPROCESSABLE if request.POST else 200)


def _correct(request, batch, line, form) -> str:
    """Keep the row as it was typed; answers where to go on."""
    is_restored = request.POST.get("do") == "restore"
    values = None if is_restored else form.values
    batch = imports.correct(batch=batch, line=line, values=values, revision=form.revision_seen, by=request.user)
    plan = Plan.of(batch, request.user)
    done = "dikembalikan seperti di berkas" if is_restored else "dikoreksi"
    messages.success(request, f"Baris {line} {done}. Sekarang: {plan.at(line).state_label.lower()}.")
    if request.POST.get("do") == "next" and (following := plan.wrong_after(line)):
        return _with_filter(request, "import_row", batch.public_id, following.line)
    return f"{_with_filter(request, 'import_detail', batch.public_id)}#baris-{line}"


@require_POST
@allow(Role.STAFF)
def import_discard(request, public_id):
    batch = _batch(request, public_id)
    try:
        imports.discard(batch=batch, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("import_detail", public_id)
    messages.success(request, "Impor dibuang. Tidak ada yang ditulis.")
    return redirect("import_list")


@require_GET
@allow(Role.STAFF)
def import_template(request):
    return _download(workbooks.template(), "contoh-daftar-peserta.xlsx")


@require_GET
@allow(Role.STAFF)
def import_wrong_rows(request, public_id):
    batch = _batch(request, public_id)
    if batch.status != ImportBatch.Status.PREVIEW:
        raise Http404
    return _download(workbooks.left_out(batch, Plan.of(batch, request.user)), "baris-yang-dilewati.xlsx")


def _download(content: bytes, filename: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{filename}"'}
    )
