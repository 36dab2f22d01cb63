from rusunpreneur.accounts.models.export import Export
from rusunpreneur.accounts.models.pace import Pace
from rusunpreneur.accounts.models.saved_view import SavedView
from rusunpreneur.accounts.models.submission import Submission
from rusunpreneur.accounts.models.user import User

__all__ = ["Export", "Pace", "SavedView", "Submission", "User"]
