"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rusunpreneur.settings")

application = get_wsgi_application()
#: The code of every page is loaded before workers are forked: they share it, and a new one answers at once.
PAGES = get_resolver().url_patterns
