"""Charts: Word's own, with their numbers in a workbook behind them. Stacked bars, one a category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawcheck.render.docx.direction import word_tag
from lawcheck.render.docx.ooxml import RELATIONS, attribute, safe
from lawcheck.render.docx.workbook import column
from lawcheck.report.document import Chart, Series, Tone

TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
RELATION = f"{RELATIONS}/chart"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_RELATION = f"{RELATIONS}/package"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 635  # English metric units in a twentieth of a point
_BAR_HEIGHT, _FRAME_HEIGHT = 500, 1700  # twentieths of a point: a bar with its gap; axis and legend
_WHITE, _BLACK = "FFFFFF", "000000"
# Fill, and the colour of the number on it: dark enough to tell apart in print, contrast 4.5 or more.
COLOURS: Mapping[Tone, tuple[str, str]] = {
    Tone.GOOD: ("2E7D32", _WHITE),
    Tone.NEARLY: ("A5D6A7", _BLACK),
    Tone.PARTLY: ("FFD54F", _BLACK),
    Tone.SHORT: ("C62828", _WHITE),
    Tone.CLASH: ("6A1B9A", _WHITE),
    Tone.OPEN: ("90CAF9", _BLACK),
    Tone.NEUTRAL: ("BDBDBD", _BLACK),
}


def rows_of(chart: Chart) -> list[list[str | int]]:
    """Give a chart's numbers as rows of a sheet: names of series first, then a row a category."""
    header: list[str | int] = ["", *(series.name for series in chart.series)]
    body = zip(chart.categories, zip(*(series.values for series in chart.series), strict=True), strict=True)
    return [header, *([name, *numbers] for name, numbers in body)]


def drawing(chart: Chart, number: int, relation: str, width: int) -> str:
    """Make the run that shows a chart. ``width`` is in twentieths of a point; the description is its alternative text."""
    across, down = width * _EMU, (_FRAME_HEIGHT + _BAR_HEIGHT * len(chart.categories)) * _EMU
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{_PLACE}"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={attribute(chart.description)} title={attribute(chart.caption)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{RELATIONS}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_part(chart: Chart, language: str, workbook_relation: str, *, is_rtl: bool = False) -> bytes:
    """Give the XML of a chart part; the numbers stand in it and in the workbook that the relation leads to."""
    series = "".join(_series(chart, place, each) for place, each in enumerate(chart.series))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{RELATIONS}">'
        f'<c:lang val={attribute(word_tag(language))}/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        f"{_axes(is_rtl=is_rtl)}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(_BLACK)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:externalData r:id="{workbook_relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _series(chart: Chart, place: int, series: Series) -> str:
    letter, last = column(place + 1), len(chart.categories) + 1
    fill, ink = COLOURS[series.tone]
    solid = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
    edge = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{_WHITE}"/></a:solidFill></a:ln>'
    hidden = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        for at, value in enumerate(series.values)
        if not value
    )
    shown = "".join(
        f'<c:{what} val="{int(what == "showVal")}"/>'
        for what in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f>{_cache('str', [series.name])}</c:strRef></c:tx>"
        f'<c:spPr>{solid}{edge}</c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{hidden}{_letters(ink)}{shown}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_cache('str', chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}</c:f>{_cache('num', series.values)}</c:numRef></c:val>"
        "</c:ser>"
    )


def _cache(kind: str, values: Sequence[str | int]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{safe(str(value))}</c:v></c:pt>' for place, value in enumerate(values))
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return f'<c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'


def _letters(colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="900">{fill}</a:defRPr></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>'
    )


def _axes(*, is_rtl: bool) -> str:
    plain = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    side = "r" if is_rtl else "l"
    order = "maxMin" if is_rtl else "minMax"
    return (
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{plain}{_letters(_BLACK)}'
        '<c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>'
        f'</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/>{plain}{_letters(_BLACK)}'
        '<c:crossAx val="111"/><c:crosses val="max"/></c:valAx>'
    )
