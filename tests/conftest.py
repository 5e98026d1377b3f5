"""Settings of all tests."""

import os

from hypothesis import settings

# Random examples find new mistakes while somebody works; a submission is judged by the same examples each time.
settings.register_profile("work", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "work")
