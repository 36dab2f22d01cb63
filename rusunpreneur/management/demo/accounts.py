"""The nine demo accounts, one for each way of working."""

from django.conf import settings

from participants.models import Assignment, City, Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User

#: user name, name, unit, role, city code, rusunawa slug
ACCOUNTS = (
    ("admin", "Admin Dinas", "Dinas PPKUKM", Role.ADMIN, None, None),
    ("staf", "Staf Dinas", "Bidang Industri", Role.STAFF, None, None),
    ("staf.jakut", "Staf Jakarta Utara", "Sudin PPKUKM Jakarta Utara", Role.STAFF, "31.72", None),
    ("koordinator.nagrak", "Koordinator Nagrak", "Rusunawa Nagrak", Role.COORDINATOR, None, "nagrak"),
    (
        "koordinator.penggilingan",
        "Koordinator Penggilingan",
        "Rusunawa Penggilingan",
        Role.COORDINATOR,
        None,
        "penggilingan",
    ),
    ("qc", "Petugas QC", "Bidang Industri", Role.QC, None, None),
    ("kasir", "Kasir Bazar", "Bidang Perdagangan", Role.CASHIER, None, None),
    ("pejabat", "Pejabat Dinas", "Bidang Industri", Role.OFFICIAL, None, None),
    ("mitra", "Mitra Anyaman", "Perusahaan mitra (fiktif)", Role.PARTNER, None, None),
)


def seed():
    """Make the accounts that are missing; never touches one that is there."""
    for username, name, unit, role, city_code, slug in ACCOUNTS:
        user, is_new = User.objects.get_or_create(
            username=username,
            defaults={"name": name, "unit": unit, "is_demo": True, "is_staff": role == Role.ADMIN},
        )
        if is_new:
            user.set_password(settings.DEMO_PASSWORD)
            user.save(update_fields=["password"])
            Assignment.objects.create(
                user=user,
                role=role,
                city=City.objects.get(kemendagri_code=city_code) if city_code else None,
                rusunawa=Rusunawa.objects.get(slug=slug) if slug else None,
            )
