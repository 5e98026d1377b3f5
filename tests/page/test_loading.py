"""What is loaded in the background."""

import threading

from components.page.loading import prepare


def test_what_the_first_readers_would_wait_for_is_built_once():
    from components.autograd import chart as autograd
    from components.autograd.guess import chart as guess
    from components.devices import chart as devices
    from components.tensors.results import chart as results

    builders = [autograd.specification, guess.specification, devices.specification, results.specification]
    for build in [prepare, *builders]:
        build.cache_clear()
    threads = set(threading.enumerate())
    for _ in range(2):
        prepare("tensors", "autograd", "devices")
    working = set(threading.enumerate()) - threads
    assert len(working) == 1
    working.pop().join(timeout=60)
    assert all(build.cache_info().currsize for build in builders)
