from django import forms


class ReasonForm(forms.Form):
    """Why somebody needs to see a full NIK."""

    reason = forms.CharField(
        label="Untuk apa nomor lengkapnya dibutuhkan?",
        help_text="Misalnya: mencocokkan dengan KTP untuk daftar bantuan alat.",
        min_length=5,
        max_length=200,
        error_messages={
            "required": "Tulis alasannya; setiap pembukaan NIK dicatat.",
            "min_length": "Tulis alasan yang jelas.",
        },
    )
