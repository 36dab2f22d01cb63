"""The settings of the tests: those of the application, told by the environment that it is being tested."""

import os

os.environ["RUSUNPRENEUR_TESTING"] = "1"

from rusunpreneur.settings import *  # noqa: F403 - the environment comes first

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - WhiteNoise warns of a folder that is not there
REQUESTS_PER_MINUTE = {"writes": 10_000, "exports": 10_000}  # tests/accounts/test_limits.py sets its own
