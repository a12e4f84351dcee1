"""What the policy file ought to say of the application, as lines to paste."""

import typing

from pydantic import BaseModel


def console(app):
    """Return every address of the console with the permission its view names."""
    return {
        f"{method} {rule.rule}": getattr(app.view_functions[rule.endpoint], "permission", None)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/admin") and rule.endpoint != "admin.static"
        for method in _methods(rule)
    }


def api(app):
    """Return every declared address outside the console with who may call it."""
    return {
        f"{method} {rule.rule}": sorted(contract.access.roles) or ["anyone"]
        for rule, contract in _contracts(app)
        for method in _methods(rule)
    }


def fields(app):
    """Return the members of every schema that some answer is made of."""
    found = {}
    for _, contract in _contracts(app):
        for schema in (contract.returns, *contract.also.values()):
            _collect(schema, found)
    return found


def lines(table):
    """Write a table as the file has it."""
    return "".join(
        f'"{name}" = {_toml(value)}\n' for name, value in sorted(table.items(), key=_place)
    )


def _place(item):
    method, _, rule = item[0].partition(" ")
    return (rule, method)


def _toml(value):
    if isinstance(value, str):
        return f'"{value}"'
    return "[" + ", ".join(f'"{one}"' for one in value) + "]"


def _methods(rule):
    return rule.methods - {"HEAD", "OPTIONS"}


def _contracts(app):
    for rule in app.url_map.iter_rules():
        contract = getattr(app.view_functions[rule.endpoint], "contract", None)
        if contract is not None:
            yield rule, contract


def _collect(kind, found):
    schema = isinstance(kind, type) and issubclass(kind, BaseModel)
    if schema and kind.__name__ not in found:
        found[kind.__name__] = list(kind.model_fields)
        for field in kind.model_fields.values():
            _collect(field.annotation, found)
    for part in typing.get_args(kind):
        _collect(part, found)
