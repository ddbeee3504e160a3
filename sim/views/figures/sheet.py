"""The sheet of every figure: question on top, answer below it, what it rests on at the foot.

All places and sizes are pixels of a screen of 1920 x 1080, counted from the top left. Nothing here
reads or writes matplotlib's global settings beyond its defaults.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text

from sim.views.figures.labels import dodge
from sim.views.palette import INK, MUTED, PAPER, RULE, Dash

WIDTH, HEIGHT, DPI = 1920, 1080, 100
TITLE, LEAD, BODY, SMALL = 42, 27, 24, 22
"""Heights of text; nothing is smaller than 22 pixels."""
THIN, THICK = 3.0, 6.0
"""Widths of lines."""
EDGE, LINE_HEIGHT, FAMILY = 60, 1.28, "DejaVu Sans"


def points(pixels: float) -> float:
    """Pixels of the sheet in matplotlib's points."""
    return pixels * 72 / DPI


def mark_style(colour: str, size: float, filled: bool = True) -> dict[str, Any]:
    """How a symbol of so many pixels is drawn; one that is not filled has the ground inside."""
    face = colour if filled else PAPER
    return {
        "markersize": points(size), "markerfacecolor": face, "markeredgecolor": colour, "markeredgewidth": points(THIN),
    }  # fmt: skip


class Sheet:
    """One figure. ``top`` and ``bottom`` are the pixels between which it may be drawn."""

    def __init__(self, question: str, answer: str, foot: Sequence[str]) -> None:
        self.question, self.answer = question, answer
        self.figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
        self._canvas = cast(Any, FigureCanvasAgg(self.figure))
        self._renderer = self._canvas.get_renderer()
        self.top = self._paragraph(question, 34, TITLE, INK, "bold") + 8
        self.top = self._paragraph(answer, self.top, LEAD, INK) + 24
        lines = [line for part in foot for line in self.wrapped(part, SMALL, WIDTH - 2 * EDGE)]
        self.bottom = HEIGHT - 24 - len(lines) * SMALL * LINE_HEIGHT
        for number, line in enumerate(lines):
            self.write(EDGE, self.bottom + (number + 0.5) * SMALL * LINE_HEIGHT, line, SMALL, MUTED)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """A plain coordinate system with a light frame."""
        box = (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT)
        axes: Axes = self.figure.add_axes(box, facecolor=PAPER)
        axes.grid(False)
        for side, spine in axes.spines.items():
            spine.set_visible(side in ("left", "bottom"))
            spine.set(color=RULE, linewidth=points(THIN))
        axes.tick_params(
            which="both", labelsize=points(SMALL), labelcolor=INK, labelfontfamily=FAMILY, color=RULE,
            width=points(THIN), length=points(9), pad=points(7), top=False, right=False,
        )  # fmt: skip
        return axes

    def write(
        self, x: float, y: float, text: str, size: float = BODY, colour: str = INK, weight: str = "normal",
        across: str = "left",
    ) -> Text:  # fmt: skip
        """Put text at a pixel, centred in height; ``across`` says which part of it lies there."""
        up = "center" if "\n" in text else "center_baseline"
        return self.figure.text(
            x / WIDTH, 1 - y / HEIGHT, text, fontsize=points(size), color=colour, fontfamily=FAMILY, fontweight=weight,
            fontstyle="normal", ha=across, va=up, linespacing=LINE_HEIGHT * 0.83, parse_math=False,
        )  # fmt: skip

    def width_of(self, text: str, size: float = BODY, weight: str = "normal") -> float:
        """Pixels that a line of text takes."""
        font = FontProperties(family=FAMILY, size=points(size), weight=weight)
        return float(self._renderer.get_text_width_height_descent(text, font, False)[0])

    def wrapped(self, text: str, size: float, width: float, weight: str = "normal") -> list[str]:
        """The text in lines that fit a width."""
        lines: list[list[str]] = [[]]
        room, gap = width, self.width_of("n n", size, weight) - self.width_of("nn", size, weight)
        for word in text.split():
            wide = self.width_of(word, size, weight)
            if lines[-1] and wide > room:
                lines.append([])
                room = width
            lines[-1].append(word)
            room -= wide + gap
        return [" ".join(line) for line in lines]

    def shortened(self, text: str, size: float, width: float, weight: str = "normal") -> str:
        """The text, or as much of its beginning as fits a width."""
        short = text
        while short and self.width_of(text if short == text else f"{short}…", size, weight) > width:
            short = short[:-1].rstrip()
        return text if short == text else f"{short}…"

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str = RULE, dash: Dash = "solid") -> None:
        """A thin line between pixels of the sheet."""
        self._add(xs, ys, color=colour, linewidth=points(THIN), linestyle=dash, solid_capstyle="butt")

    def mark(self, x: float, y: float, symbol: str, style: dict[str, Any]) -> None:
        """A symbol at a pixel of the sheet."""
        self._add([x], [y], marker=symbol, linestyle="none", **style)

    def _add(self, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:
        across, up = [x / WIDTH for x in xs], [1 - y / HEIGHT for y in ys]
        self.figure.add_artist(Line2D(across, up, transform=self.figure.transFigure, **style))

    def pixel(self, axes: Axes, x: float, y: float) -> tuple[float, float]:
        """Where a point of a coordinate system lies on the sheet."""
        across, up = axes.transData.transform((x, y))
        return float(across), HEIGHT - float(up)

    def end_labels(
        self,
        axes: Axes,
        labels: Sequence[tuple[float, str, str]],
        x: float,
        size: float = BODY,
        last: float | None = None,
    ) -> None:
        """Labels (value, text, colour) at pixel ``x`` beside a plot, kept apart.

        Their leaders start at the plot's right end, or where it stops at ``last``.
        """
        room = WIDTH - x - 12
        labels = [
            (value, "\n".join(line for part in text.split("\n") for line in self.wrapped(part, size, room)), colour)
            for value, text, colour in labels
        ]
        box = axes.get_window_extent(self._renderer)
        low, high = HEIGHT - box.y1 - size * 1.3, HEIGHT - box.y0 + size * 0.3
        end = box.x1 if last is None else self.pixel(axes, last, 0.0)[0] + 6
        wanted = [self.pixel(axes, 0.0, value)[1] for value, _, _ in labels]
        sizes = [LINE_HEIGHT * size * (text.count("\n") + 1) for _, text, _ in labels]
        for there, here, (_, text, colour) in zip(wanted, dodge(wanted, sizes, low, high), labels, strict=True):
            self.line([end + 4, x - 8], [there, here], RULE)
            self.write(x, here, text, size, colour)

    def png(self, title: str, description: str) -> bytes:
        """The sheet as pixels; the same bytes every time."""
        out = io.BytesIO()
        meta = {"Title": title, "Description": description, "Software": None}
        self._canvas.print_png(out, metadata=meta, pil_kwargs={"compress_level": 3})
        return out.getvalue()

    def svg(self, title: str, description: str) -> bytes:
        """The sheet as drawing, with its text alternative inside; the same bytes every time."""
        out = io.StringIO()
        canvas = cast(Any, FigureCanvasSVG(self.figure))
        try:
            canvas.print_svg(out, metadata={"Date": None, "Creator": None, "Title": title})
        finally:
            self.figure.set_dpi(DPI)
        return _told(_with_plain_names(out.getvalue()), title, description).encode()

    def _paragraph(self, text: str, y: float, size: float, colour: str, weight: str = "normal") -> float:
        lines = self.wrapped(text, size, WIDTH - 2 * EDGE, weight)
        for number, line in enumerate(lines):
            self.write(EDGE, y + (number + 0.5) * size * LINE_HEIGHT, line, size, colour, weight)
        return y + len(lines) * size * LINE_HEIGHT


def _with_plain_names(drawing: str) -> str:
    """Names that were drawn by lot become numbers in order of appearance."""
    drawn = dict.fromkeys(re.findall(r'id="((?:[A-Za-z]\w*)?[0-9a-f]{10})"', drawing))
    plain = {name: f"part{number}" for number, name in enumerate(drawn)}
    return re.sub(r'(id="|#)(\w+)(?=["\)])', lambda hit: hit[1] + plain.get(hit[2], hit[2]), drawing)


def _told(drawing: str, title: str, description: str) -> str:
    """Title and description where a screen reader looks for them."""
    words = f"<title>{escape(title)}</title>\n <desc>{escape(description)}</desc>"
    return re.sub(r"<svg ([^>]*)>", lambda hit: f'<svg role="img" {hit[1]}>\n {words}', drawing, count=1)
