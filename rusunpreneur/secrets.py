"""Where the keys come from: the environment, or for a demo a file made once under var/."""

import secrets as random
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet

MAKERS = {
    "DJANGO_SECRET_KEY": lambda: random.token_urlsafe(60),
    "NIK_ENCRYPTION_KEYS": lambda: Fernet.generate_key().decode(),
    "NIK_DIGEST_KEY": lambda: random.token_urlsafe(40),
}


class Secrets:
    """Reads each secret and remembers which are missing, so that all can be named at once."""

    def __init__(self, env, *, folder: Path, may_generate: bool):
        self.env = env
        self.folder = folder
        self.may_generate = may_generate
        self.missing: list[str] = []

    def require(self, name: str) -> str:
        if value := self.env.str(name, default=""):
            return value
        if self.may_generate:
            return self._kept(name)
        self.missing.append(name)
        return ""

    def _kept(self, name: str) -> str:
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = path.with_suffix(f".{random.token_hex(4)}")
            fresh.write_text(MAKERS[name]())
            fresh.chmod(0o600)
            with suppress(FileExistsError):  # two processes may start at once: the first file stays, both read it
                path.hardlink_to(fresh)
            fresh.unlink()
        return path.read_text()
