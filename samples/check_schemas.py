"""Holds the sample items, organisations and forms against schemas/*.schema.json; exits 1 with every fault.

check_schemas.py SOURCE_DIR
"""
import json
import pathlib
import sys

import jsonschema

KINDS = (("item.json", "item"), ("organisation.json", "organisation"), ("*.form.json", "form"))


def main(root):
    faults = 0
    checked = 0
    for pattern, kind in KINDS:
        schema = json.loads((root / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for path in sorted((root / "samples").glob(f"*/{pattern}")):
            checked += 1
            for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
                faults += 1
                print(f"{path.relative_to(root)}: /{'/'.join(map(str, error.absolute_path))}: {error.message}")
    print(f"{checked} files checked, {faults} faults")
    return 1 if faults or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
