from rusunpreneur.accounts.models.submission import Submission
from rusunpreneur.accounts.models.user import User

__all__ = ["Submission", "User"]
