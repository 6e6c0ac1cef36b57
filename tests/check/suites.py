"""Holds the built server against the public conformance suites, where they lie beside the project.

Cases that cannot pass yet are listed in tests/suites/open.txt ("suite case" per line, * allowed). The list may only get
shorter: a case outside it that fails is a failure, and so is a case named in it that passes (take it out). Cases that
the suites' own remarks call debatable are printed by their runner and not judged here.
"""
import fnmatch
import json
import os
import pathlib
import subprocess
import tempfile

SUITES = ["betsy", "betsy-constraints", "bpmnspector", "token-simulation", "nayra", "miwg", "real-models", "dmn-tck"]


def start_server(build, folder):
    environment = dict(os.environ, JOINERY_ADMIN_PASSWORD="suite-password")
    log = open(folder / "server.log", "w", encoding="utf-8")
    server = subprocess.Popen([build / "bin/joinery-server", "--database", folder / "suites.db", "--listen", "127.0.0.1:0",
                               "--manual-clock"], stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
    line = server.stdout.readline()
    if "listening on " not in line:
        raise RuntimeError(f"the server did not start: {line!r}; {(folder / 'server.log').read_text()[-2000:]}")
    return server, line.split("listening on ")[1].strip()


def run(root, build):
    place = pathlib.Path(os.environ.get("JOINERY_SUITES", root.parent / "shared/suites"))
    if not (place / "run.py").is_file():
        print(f"no suites at {place}: nothing to hold the server against")
        return 0, 0
    open_file = root / "tests/suites/open.txt"
    known = {line.strip() for line in open_file.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server, address = start_server(build, folder)
        try:
            report = folder / "report.json"
            subprocess.run(["python3", place / "run.py", "--server", address, "--user", "admin", "--password", "suite-password",
                            "--joinery", build / "bin/joinery", "--json", report, *SUITES], stdout=subprocess.PIPE, check=False)
            return judge(json.loads(report.read_text(encoding="utf-8")), known)
        finally:
            server.terminate()
            server.wait(30)


def judge(report, known):
    passed = failed = waiting = 0
    for case in report["cases"]:
        name = f"{case['suite']} {case['id']}"
        expected_open = name in known or any("*" in k and fnmatch.fnmatchcase(name, k) for k in known)
        if case["verdict"] == "passed":
            if name in known:
                print(f"FAIL {name}: passes now; take it out of tests/suites/open.txt")
                failed += 1
            else:
                passed += 1
        elif case["verdict"] == "failed":
            if expected_open or case["debatable"]:
                waiting += 1
            else:
                print(f"FAIL {name}: expected {case['expected'][:200]}; got {case['got'][:200]}")
                failed += 1
    print(f"{waiting} cases are still open or debatable")
    return passed, failed
