from rusunpreneur.administration import ReadOnlyAdmin


class AttendanceAdmin(ReadOnlyAdmin):
    """Marked on the sheet, where conflicts are seen."""

    list_display = ["participant", "training", "session", "status", "remark", "marked_by", "received_at"]
    list_select_related = ["enrolment__participant", "training__rusunawa", "session", "marked_by"]
    list_filter = ["status"]
    search_fields = ["enrolment__participant__name", "training__name"]
    date_hierarchy = "received_at"

    def participant(self, mark):
        return mark.enrolment.participant

    participant.short_description = "peserta"


class EvidenceAdmin(ReadOnlyAdmin):
    """Attached on the page of the session, which re-encodes every file."""

    list_display = ["session", "training", "kind", "byte_count", "uploaded_at", "uploaded_by"]
    list_select_related = ["session__training__rusunawa", "uploaded_by"]
    list_filter = ["kind"]
    search_fields = ["session__training__name", "note"]
    exclude = ["file"]
    date_hierarchy = "uploaded_at"

    def training(self, evidence):
        return evidence.session.training

    training.short_description = "bimtek"
