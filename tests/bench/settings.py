"""The application as it is served, and two things only the measurement needs: the floor and the query count."""

from rusunpreneur.settings import *  # noqa: F403
from rusunpreneur.settings import MIDDLEWARE

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.QueryCountMiddleware", *MIDDLEWARE]
