"""People in from the student register: read dry, applied in one batch, undone exactly.

`stage` a file, `plan` it against the register, then `apply` or forget it, and `undo` if need be.
An import can never reach consent or suppression: `tables.WRITABLE` is all that it may write.
"""

from alumni.importing.applying import apply
from alumni.importing.matching import plan
from alumni.importing.reasons import BadFile, sentence
from alumni.importing.staging import stage
from alumni.importing.undoing import undo

__all__ = ["BadFile", "apply", "plan", "sentence", "stage", "undo"]
