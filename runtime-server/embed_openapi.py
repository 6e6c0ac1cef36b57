#!/usr/bin/env python3
"""embed_openapi.py IN.yaml OUT.cpp: the contract as JSON in a C++ source. Needs Debian's python3-yaml."""
import json
import sys

import yaml

LENGTH = 8000  # of one string literal; the standard guarantees 65536 for all pieces together, g++ takes any


def main(source, target):
    with open(source, encoding="utf-8") as file:
        text = json.dumps(yaml.safe_load(file), ensure_ascii=False, separators=(",", ":"))
    pieces = [text[i : i + LENGTH] for i in range(0, len(text), LENGTH)]
    literals = "\n".join(f'  out += R"openapi({piece})openapi";' for piece in pieces)
    with open(target, "w", encoding="utf-8") as file:
        file.write('// Made from schemas/openapi.yaml; do not edit.\n#include "runtime-server/api/openapi.h"\n\n'
                   "namespace joinery::server {\n\nstd::string openApiJson() {\n  std::string out;\n"
                   f"{literals}\n  return out;\n}}\n\n}}  // namespace joinery::server\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
