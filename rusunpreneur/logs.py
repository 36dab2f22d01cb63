"""JSON log lines; no personal data is ever passed to a logger."""

import re

import structlog
from structlog.stdlib import ProcessorFormatter

#: Whoever has the rest of such an address may try its code.
OF_A_LINK = re.compile("(?<=/rincian/)[^/]+")


def without_query(logger, method_name, event):
    """A search is somebody's name, phone or NIK: addresses are logged up to their question mark, and without a link."""
    for name in ("request", "path"):
        if isinstance(event.get(name), str):
            event[name] = OF_A_LINK.sub("…", event[name].partition("?")[0])
    return event


SHARED = [
    structlog.contextvars.merge_contextvars,
    without_query,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
]


def json_formatter() -> ProcessorFormatter:
    structlog.configure(
        processors=[*SHARED, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )


def configuration(*, level: str) -> dict:
    """Everything to the console, a line of JSON each."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "rusunpreneur.logs.json_formatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
    }
