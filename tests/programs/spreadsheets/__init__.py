"""Spreadsheets made in code, as the office sends them and as somebody hostile would."""

from tests.programs.spreadsheets.honest import NAGRAK, comma_separated, workbook

__all__ = ["NAGRAK", "comma_separated", "workbook"]
