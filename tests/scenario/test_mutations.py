"""However a file is damaged, the answer is a scenario or a list of faults."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario import Scenario, ScenarioError
from sim.scenario.catalogue import Catalogue
from sim.scenario.loading import resolve

SCRAPS = st.one_of(
    st.sampled_from(
        ["null", "true", ".nan", "-1", "1e400", "[]", "{}", "&a", "*a", "!!x", "---\n", "\t", "'", ": ", "- ", "\n"]
    ),
    st.text(max_size=5),
)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damage_never_surprises(catalogue: Catalogue, base_text: str, data: st.DataObject) -> None:
    text = base_text
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(SCRAPS) + text[start + length :]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "story.yaml"
        file.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        try:
            assert isinstance(resolve(file, {}, catalogue), Scenario)
        except ScenarioError as error:
            assert error.faults and all(fault.message and fault.line > 0 for fault in error.faults)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_line_moved_or_lost_never_surprises(catalogue: Catalogue, base_text: str, data: st.DataObject) -> None:
    lines = base_text.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "story.yaml"
        file.write_text("\n".join(lines), encoding="utf-8")
        try:
            assert isinstance(resolve(file, {}, catalogue), Scenario)
        except ScenarioError as error:
            assert error.faults
