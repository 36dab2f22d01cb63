"""The sheet on paper and in Excel."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from programs.documents import sheet_pdf, sheet_xlsx
from programs.models import Training
from programs.sheet import Sheet
from rusunpreneur.access import Role, allow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def training_sheet_pdf(request, pk):
    sheet = Sheet(_training(request, pk))
    wanted = sheet.column(request.GET.get("sesi"))
    columns = [wanted] if wanted else [column for column in sheet.columns if not column.session.is_cancelled]
    sessions = [column.session for column in columns]
    if not sessions:
        return HttpResponse("Belum ada sesi untuk dicetak. Buat jadwalnya dulu.", status=404, content_type="text/plain")
    name = sheet_pdf.filename(sheet.training, sessions[0] if len(sessions) == 1 else None)
    return _file(sheet_pdf.render(sheet, sessions), "application/pdf", name, disposition="inline")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def training_sheet_xlsx(request, pk):
    sheet = Sheet(_training(request, pk))
    content = sheet_xlsx.render(sheet, by=request.user)
    return _file(content, XLSX, f"Kehadiran {sheet.training.name}.xlsx", disposition="attachment")


def _training(request, pk) -> Training:
    rows = Training.objects.visible_to(request.user).select_related("program", "rusunawa", "city")
    return get_object_or_404(rows, pk=pk)


def _file(content: bytes, content_type: str, name: str, *, disposition: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    plain = "".join(sign for sign in name if sign.isascii() and sign.isprintable() and sign not in '"\\')
    answer["Content-Disposition"] = f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return answer
