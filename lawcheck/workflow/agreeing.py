"""How far readers of the same law agree: for ``lawcheck agree``, for the report's review log, for reconciling.

>>> from pathlib import Path
>>> comparison = compare_folder(Path("arcadia"))
>>> page = comparison_page(comparison, "en")
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.agreement import Agreement, Coefficient, by_theme, compare, divergences
from lawcheck.findings.disputes import own_readings
from lawcheck.model.finding import Assessment
from lawcheck.model.reading import Reading
from lawcheck.workflow import assess, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.build_agreement import Compared
    from lawcheck.report.document import Document

LEAST_UNITS = 10  # below ten units or two readers a coefficient says nothing
_TWO = 2


class Comparison(NamedTuple):
    """A folder whose readings are held against each other, pair by pair."""

    assessment: Assessment
    pairs: tuple[Compared, ...]

    @property
    def divergence(self) -> float:
        """Give the greatest share of criteria on which a pair of readings diverges, in per cent."""
        agreements = [each.agreement for each in self.pairs]
        return max((len(each.divergent) * 100 / len(each.pairs) for each in agreements if each.pairs), default=0)


def compare_folder(
    folder: Path,
    *,
    readings: Sequence[str] = (),
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Comparison:
    """Hold the readings of a folder against each other, pair by pair.

    Args:
        folder: The country folder.
        readings: Names of readings; none stands for all that one reviewer each answers for.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: There are not two such readings, or the folder has a problem.
    """
    assessment = assess(folder, extra_libraries=extra_libraries, cache_folder=cache_folder)
    return Comparison(assessment, compared_readings(assessment, chosen_readings(folder, assessment, readings)))


def comparison_page(comparison: Comparison, language: str, *, cache_folder: Path | None = None) -> Document:
    """Write how far the readings agree, and what hangs on where they differ.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.report.build_agreement import build_agreement

    return build_agreement(comparison.assessment, phrases_in(language, cache_folder), comparison.pairs)


def comparison_json(comparison: Comparison) -> str:
    """Give the same as JSON."""
    import json

    from lawcheck.report.agreement_data import agreement_data

    return json.dumps(agreement_data(comparison.assessment, comparison.pairs), ensure_ascii=False, indent=2) + "\n"


def chosen_readings(folder: Path, assessment: Assessment, names: Sequence[str] = ()) -> tuple[Reading, ...]:
    """Give the readings to be compared, at least two.

    Raises:
        LawcheckError: There is no such reading, it is nobody's own, or there is only one.
    """
    own = {each.name: each for each in own_readings((assessment.reading, *assessment.other_readings))}
    joint = {each.name for each in (assessment.reading, *assessment.other_readings) if each.is_joint}
    shown = str(folder / "readings")
    for each in dict.fromkeys(names):
        if each in joint:
            message = f"'{each}' is what readers reconciled, and nobody's own reading"
            raise LawcheckError([Problem(path=shown, message=message, remedy=f"there is {', '.join(own)}")])
        if each not in own:
            remedy = nearest(each, own) or f"there is {', '.join(own) or 'none'}"
            raise LawcheckError([Problem(path=shown, message=f"there is no reading '{each}'", remedy=remedy)])
    chosen = tuple(own[each] for each in dict.fromkeys(names or own))
    if len(chosen) < _TWO:
        only = f"only one reading, {chosen[0].name}" if chosen else "no reading of one reviewer"
        remedy = f"make a second one with: lawcheck reading new {folder} --reader ID"
        raise LawcheckError([Problem(path=shown, message=f"there is {only}", remedy=remedy)])
    return chosen


def compared_readings(assessment: Assessment, readings: Sequence[Reading]) -> tuple[Compared, ...]:
    """Compare readings pair by pair; the gravest differences of each pair come first."""
    from lawcheck.report.build_agreement import Compared

    library, country = assessment.library, assessment.country
    found = []
    for first, second in combinations(readings, _TWO):
        agreement = compare(first, second, library)
        hanging = divergences(agreement.divergent, library, country, first)
        found.append(Compared(agreement, coefficient_of(agreement), by_theme(agreement, library), hanging))
    return tuple(found)


def coefficient_of(agreement: Agreement) -> Coefficient:
    """Give Krippendorff's alpha, ordinal, of the pairs on the scale; or why there is none."""
    ratings = agreement.ratings
    units = len(ratings)
    if not agreement.is_of_two:
        return Coefficient(None, units, "one-reader")
    if units < LEAST_UNITS:
        return Coefficient(None, units, "few")
    if len({step for pair in ratings for step in pair}) == 1:
        return Coefficient(None, units, "same")
    alpha = krippendorff_alpha(tuple(zip(*ratings, strict=True)))
    return Coefficient(None, units, "no-library") if alpha is None else Coefficient(alpha, units)


def krippendorff_alpha(
    ratings: Sequence[Sequence[int | None]], level: Literal["nominal", "ordinal", "interval"] = "ordinal"
) -> float | None:
    """Give alpha of ratings, one row a reader and one column a unit; None where the extra is not installed.

    Source: Krippendorff, Content Analysis, 2nd ed. 2004, ch. 11. The values must not all be the same.
    """
    try:
        import krippendorff
    except ImportError:
        return None
    rows = [[float("nan") if each is None else float(each) for each in row] for row in ratings]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement=level))
