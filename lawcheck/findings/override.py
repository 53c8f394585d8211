"""An assessor's own result: one step with a reason, two steps with a second reader."""

from __future__ import annotations

from lawcheck.model.finding import RESULT_STEP, Result
from lawcheck.model.reading import Override

STEPS_OF_ONE_READER = 1
STEPS_OF_TWO_READERS = 2


class OverrideError(ValueError):
    """A result was moved further than its readers may. Carries the provision and what may be done."""

    def __init__(self, provision_id: str, message: str) -> None:
        self.provision_id = provision_id
        super().__init__(message)


def apply_override(provision_id: str, override: Override, worst: Result, best: Result) -> tuple[Result, Result, Result]:
    """Give result, worst and best after an override. The computed value is kept by the caller.

    Steps are counted from the farther end of the computed range, so that no open question is settled in passing.

    Raises:
        OverrideError: The provision has no result to move, or it was moved too far.
    """
    if worst not in RESULT_STEP or best not in RESULT_STEP:
        raise OverrideError(provision_id, "there is no computed result to override")
    steps = max(abs(RESULT_STEP[override.result] - RESULT_STEP[end]) for end in (worst, best))
    if steps > STEPS_OF_TWO_READERS:
        raise OverrideError(provision_id, f"an override may move a result by two steps at most, not {steps}")
    if steps > STEPS_OF_ONE_READER and not override.second_reader_id:
        raise OverrideError(provision_id, "an override by two steps needs a second reader")
    return override.result, override.result, override.result
