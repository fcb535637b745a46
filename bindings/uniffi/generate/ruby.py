"""The types of the package for Ruby."""

from __future__ import annotations

import textwrap

from prose import GENERATED, WIDTH, described, offset, wrapped
from schema import Field, Record, Schema, Vocabulary

FOLDER = "ruby/lib/endurance"
UNIT = "character"

HEAD = f"# frozen_string_literal: true\n\n# {GENERATED}\n\nmodule Endurance\n"
END = "end\n"


def files(schema: Schema) -> dict[str, str]:
    return {
        "words.rb": HEAD + "\n".join(map(vocabulary, schema.words)) + END,
        "inputs.rb": HEAD + "\n".join(map(record, schema.inputs)) + END,
        "results.rb": HEAD + "\n".join(map(record, schema.results)) + END,
    }


def vocabulary(one: Vocabulary) -> str:
    return "".join(
        [
            "  # The words that this version knows; a later one may send others.\n",
            f"  module {one.name}\n",
            *(f'    {word.upper()} = "{word}"\n' for word in one.words),
            "\n    ALL = [\n",
            textwrap.fill(
                ", ".join(map(str.upper, one.words)), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6
            ),
            "\n    ].freeze\n",
            "  end\n",
        ]
    )


def record(one: Record) -> str:
    return "".join(
        [
            wrapped(described(one.doc, "characters"), 2, "#"),
            f"  class {one.name} < {'Answer' if one.top else 'Passage' if passage(one) else 'Record'}\n",
            *("\n" * (at > 0) + declared(field) for at, field in enumerate(one.fields)),
            "\n    # Fields of your own are kept, and never scored.\n    open!\n" if one.open else "",
            "  end\n",
        ]
    )


def passage(one: Record) -> bool:
    return any(field.offset for field in one.fields)


def declared(field: Field) -> str:
    """The line that declares a field, and its comment with the type as YARD writes it."""
    doc = offset(field.wire, UNIT) if field.offset else field.doc
    name = field.name + ("_char" if field.offset else "")
    kind = field.kind.item or field.kind
    how = {"list": "many", "map": "named"}.get(field.kind.base, "one")
    wire = f', wire: "{field.wire}"' if name != field.wire else ""
    of = f", of: {kind.name}" if kind.base == "record" else ""
    # a list whose default is not empty is nil where it is left out
    default = ", default: nil" if field.kind.item and field.kind.nullable else ""
    required = ", required: true" if field.required else ""
    return wrapped(doc, 4, "#") + f"    {how} :{name}{of}{wire}{required}{default}\n"
