"""Prepares the demo and serves it (make demo); also the configuration that gunicorn reads.

In production only the second half is used: gunicorn -c python:rusunpreneur.serving rusunpreneur.wsgi
"""

import gc
import os
import shutil
import socket
import sys
import tempfile

HOST = os.environ.get("BIND", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
DEMO_ACCOUNTS = "admin staf staf.jakut koordinator.nagrak koordinator.penggilingan qc kasir pejabat mitra"

# -- read by gunicorn ----------------------------------------------------------------------------
bind = f"{HOST}:{PORT}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True  # a worker that was killed is back at once, and workers share the code's memory
control_socket_disable = True  # nobody steers this server from outside
max_requests = 10_000  # memory that a library loses comes back
max_requests_jitter = 1_000

if os.environ.get("METRICS_TOKEN") and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    # The workers add up their counts in files; a new start counts anew.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="rusunpreneur-metrics-")


def child_exit(server, worker):
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client import multiprocess  # reads the folder when it is imported

        multiprocess.mark_process_dead(worker.pid)


def on_exit(server):
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(folder, ignore_errors=True)


def when_ready(server):
    """Before the workers are forked."""
    # The loaded code is never garbage, and a page makes more objects than the 700 after which Python would look for
    # some: a quarter of a page's time went into that (docs/decisions/0018).
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    if os.environ.get("RUSUNPRENEUR_DEMO"):
        print(f"\n  RusunPreneur: http://{'127.0.0.1' if HOST == '0.0.0.0' else HOST}:{PORT}/")  # noqa: S104
        print(f"  Accounts:     {DEMO_ACCOUNTS}")
        print("  Password:     demo-rusunpreneur       Stop: Ctrl-C\n", flush=True)


# -- make demo -----------------------------------------------------------------------------------


def prepare():
    """Bring database and static files up to the code. Each step does nothing the second time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rusunpreneur.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", interactive=False, verbosity=1)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("seed_demo")
    connections.close_all()


def main():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except OSError as error:
            sys.exit(f"Cannot serve on {HOST}:{PORT} ({error.strerror}). Choose another: make demo PORT=8001")
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # the address and the accounts stay in view
    prepare()
    command = ["gunicorn", "-c", "python:rusunpreneur.serving", "--log-level", "warning", "rusunpreneur.wsgi"]
    os.execv(sys.executable, [sys.executable, "-m", *command])  # noqa: S606 - takes our place


if __name__ == "__main__":
    main()
