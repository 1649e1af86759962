"""Reads a mapping (from JSON or YAML) into dataclasses: unknown keys, missing keys and wrong types are problems."""

from __future__ import annotations

import dataclasses
import difflib
import json
import math
import types
import typing
from pathlib import Path
from typing import Any, TypeVar

from globe_trainer.problems import Problem, Problems

T = TypeVar("T")


def setting(default: Any = dataclasses.MISSING, *, about: str, source: str = "ours") -> Any:
    """A field of a configuration. `source` names where its default comes from: paper, published code, or ours."""
    metadata = {"about": about, "source": source}
    if dataclasses.is_dataclass(default) or isinstance(default, (list, dict)):
        return dataclasses.field(default_factory=lambda: default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def read_configuration(kind: type[T], path: Path) -> T:
    """The configuration in a JSON or YAML file. Raises Problems that name each faulty key by its path."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            "configuration-unreadable",
            f"The configuration {path} cannot be read: {error}.",
            "Give the path of a JSON or YAML file in UTF-8.",
        ) from error
    return read_as(kind, _parsed(text, path))


def read_as(kind: type[T], value: object) -> T:
    """`value`, checked against the dataclass `kind`. Raises Problems with every fault found, not only the first."""
    faults: list[Problem] = []
    read = _read(kind, value, "", faults)
    if faults:
        raise Problems(faults)
    return typing.cast(T, read)


def as_mapping(configuration: Any) -> dict[str, Any]:
    """A dataclass as plain data: what is hashed, kept in passports and read again."""
    return typing.cast(dict[str, Any], json.loads(json.dumps(dataclasses.asdict(configuration))))


def explained(kind: type[Any], prefix: str = "") -> list[dict[str, Any]]:
    """Every field of a configuration, in order: its path, type, default, what it does and where the default comes from."""
    rows: list[dict[str, Any]] = []
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        hint = hints[field.name]
        path = f"{prefix}{field.name}"
        if dataclasses.is_dataclass(hint):
            rows += explained(typing.cast(type[Any], hint), f"{path}.")
            continue
        row = {"key": path, "type": _named(hint), "about": field.metadata["about"], "source": field.metadata["source"]}
        if field.default is not dataclasses.MISSING:
            row["default"] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            row["default"] = field.default_factory()
        rows.append(row)
    return rows


def _parsed(text: str, path: Path) -> object:
    try:
        if path.suffix == ".json":
            return json.loads(text)
        # YAML is a convenience of the full installation; JSON works everywhere.
        import yaml

        return yaml.safe_load(text)
    except ImportError as error:
        raise Problem(
            "yaml-not-installed", f"{path} is YAML, which this Python cannot read.", "Install PyYAML, or write JSON."
        ) from error
    except ValueError as error:
        raise _syntax_problem(path, error) from error
    except Exception as error:  # yaml.YAMLError: not nameable where yaml is not installed.
        if type(error).__module__.startswith("yaml"):
            raise _syntax_problem(path, error) from error
        raise


def _syntax_problem(path: Path, error: Exception) -> Problem:
    return Problem("configuration-syntax", f"{path} is not well formed: {error}.", "Mend the line that the message names.")


def _read(kind: Any, value: object, where: str, faults: list[Problem]) -> object:
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast(type[Any], kind), value, where, faults)
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        if value not in parts:
            faults.append(_fault(where, f"is {value!r}", f"one of {', '.join(repr(part) for part in parts)}"))
        return value
    if origin in (typing.Union, types.UnionType):
        return _read_union(parts, value, where, faults)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        if not isinstance(value, (list, tuple)):
            faults.append(_fault(where, f"is {value!r}", "a list"))
            return ()
        return tuple(_read(parts[0], item, f"{where}[{index}]", faults) for index, item in enumerate(value))
    if origin is dict:
        if not isinstance(value, dict):
            faults.append(_fault(where, f"is {value!r}", "a mapping"))
            return {}
        return {str(key): _read(parts[1], item, f"{where}.{key}", faults) for key, item in value.items()}
    return _read_plain(kind, value, where, faults)


def _read_union(parts: tuple[Any, ...], value: object, where: str, faults: list[Problem]) -> object:
    if value is None and type(None) in parts:
        return None
    attempts = []
    for part in parts:
        if part is type(None):
            continue
        attempt: list[Problem] = []
        read = _read(part, value, where, attempt)
        if not attempt:
            return read
        attempts.append(attempt)
    faults += attempts[-1]
    return value


def _read_plain(kind: Any, value: object, where: str, faults: list[Problem]) -> object:
    if kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        if math.isfinite(value):
            return float(value)
        faults.append(_fault(where, f"is {value!r}", "a finite number"))
    elif kind is float and isinstance(value, str) and _is_number(value):
        # YAML 1.1 reads `1e-6` as text, which is how everybody writes a learning rate.
        return float(value)
    elif _is_exactly(value, kind):
        return value
    else:
        faults.append(
            _fault(where, f"is {value!r}", {float: "a number", int: "a whole number", str: "text", bool: "true or false"}[kind])
        )
    return value


def _is_exactly(value: object, kind: Any) -> bool:
    # Python counts True as a whole number; a configuration does not.
    return kind in (int, str, bool) and type(value) is kind


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _read_dataclass(kind: type[Any], value: object, where: str, faults: list[Problem]) -> object:
    if not isinstance(value, dict):
        faults.append(_fault(where, f"is {value!r}", "a mapping"))
        return None
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if field.init}
    found: dict[str, object] = {}
    before = len(faults)
    for key, item in value.items():
        path = f"{where}.{key}" if where else str(key)
        if key in fields:
            found[key] = _read(hints[key], item, path, faults)
            continue
        near = difflib.get_close_matches(str(key), fields, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(fields)}."
        faults.append(Problem("unknown-setting", f"`{path}` is no setting.", hint))
    for name, field in fields.items():
        if name in found:
            continue
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            path = f"{where}.{name}" if where else name
            faults.append(Problem("missing-setting", f"`{path}` is missing.", f"It says: {field.metadata.get('about', '')}"))
    if len(faults) > before:
        return None
    try:
        return kind(**found)
    except Problem as problem:
        # What a dataclass itself finds contradictory in `__post_init__`.
        faults.append(problem)
        return None


def _fault(where: str, what: str, wanted: str) -> Problem:
    return Problem("wrong-setting", f"`{where or 'the configuration'}` {what}.", f"It must be {wanted}.")


def _named(hint: Any) -> str:
    if typing.get_origin(hint) is typing.Literal:
        return " | ".join(str(part) for part in typing.get_args(hint))
    return str(hint).replace("<class '", "").replace("'>", "").replace("typing.", "")
