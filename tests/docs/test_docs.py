"""The documents say what the program does: commands, exit codes, schemas, scales, triggers."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter

from wizard.cli.arguments import COMMANDS
from wizard.errors import ExitCode
from wizard.model.assessment import FORMS, STAGES
from wizard.model.checklist import FAMILIES, BaseQuestion, Question, Safeguard
from wizard.model.parameters import Parameters
from wizard.model.scale import Scale
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.schemas import RECORDS, build_schema

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKLISTS = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
SCALES = [
    member.model_fields["type"].annotation.__args__[0] for member in get_args(get_args(Scale)[0])
]


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_every_command(command: str) -> None:
    """Each command stands in the README's table."""
    assert re.search(rf"^\| `{command}\b", README, re.MULTILINE)


@pytest.mark.parametrize("code", list(ExitCode))
def test_readme_names_every_exit_code(code: ExitCode) -> None:
    """Each exit code stands in the README's table."""
    assert re.search(rf"^\| {int(code)} \|", README, re.MULTILINE)


def test_readme_holds_the_test_command_ci_runs() -> None:
    """The line that installs and tests stands exactly once, as the CI script looks for it."""
    assert len(re.findall(r"^    python3 -m venv .*pytest$", README, re.MULTILINE)) == 1


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_readme_links_lead_somewhere(link: str) -> None:
    """Every file the README links to exists."""
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("name", ["walk", "summary"])
def test_picture_is_a_drawing(name: str) -> None:
    """The README's pictures are well-formed drawings."""
    picture = ROOT / "docs" / "pictures" / f"{name}.svg"
    assert ET.parse(picture).getroot().tag.endswith("svg")


@pytest.mark.parametrize("name", RECORDS)
def test_committed_schema_is_that_of_the_records(name: str) -> None:
    """The schemas in docs/schema are those of the records; `docs/schema/write.py` renews them."""
    committed = (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == build_schema(name)


@pytest.mark.parametrize("word", [*SCALES, *FAMILIES, *STAGES, *FORMS])
def test_authors_guide_names_every_word_of_the_format(word: str) -> None:
    """Every scale, family, stage and form is explained to authors."""
    assert f"`{word}`" in CHECKLISTS


@pytest.mark.parametrize(
    "key", sorted({*BaseQuestion.model_fields, *Safeguard.model_fields} - {"id", "kind"})
)
def test_authors_guide_names_every_key_of_a_question(key: str) -> None:
    """Every key a question may have is explained to authors."""
    assert f"| `{key}` |" in CHECKLISTS


@pytest.mark.parametrize("parameter", Parameters.model_fields)
def test_method_names_every_parameter(parameter: str) -> None:
    """Every judgement that can be changed stands in the table of parameters."""
    assert f"`{parameter}`" in METHOD


@pytest.mark.parametrize("number", [*range(1, 13), 14])
def test_method_names_every_trigger(number: int) -> None:
    """Every trigger of the recommendation stands in the method."""
    assert re.search(rf"\bT{number}\b", METHOD)


def test_one_question_of_each_type_is_worked_out_and_valid() -> None:
    """The examples in the text are questions the program accepts, of every type."""
    block = re.search(r"## One question of each type.*?```yaml\n(.*?)```", CHECKLISTS, re.DOTALL)
    assert block is not None
    data = read_yaml(f"questions:\n{block.group(1)}".encode())
    assert data.faults == []
    questions = [TypeAdapter(Question).validate_python(row) for row in data.data["questions"]]
    shown = {question.scale.type for question in questions}
    assert shown == {*SCALES} - {"text", "date", "difference", "bundle"}
