"""Plain words of YAML 1.2: what is a number, a truth value or nothing, and what stays a word."""

from __future__ import annotations

import re

from sim.scenario.nodes import Plain

_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: dict[str, Plain] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}
_EXACT_DIGITS = 15


def plain_value(text: str) -> Plain:
    """What an unquoted word means.

    >>> [plain_value(word) for word in ("no", "2026-03", "true", "0.5", "36", "")]
    ['no', '2026-03', True, 0.5, 36, None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text) and len(text) <= _EXACT_DIGITS:
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def is_plain_text(text: str) -> bool:
    """Whether a word may be written without quotes and still be read as that word."""
    return isinstance(plain_value(text), str) and re.fullmatch(r"[^\W\d_][\w -]*(?<! )", text) is not None
