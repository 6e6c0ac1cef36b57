"""The steps of `./run test`, in order. To add one: a function that returns an Outcome, and a line in STEPS."""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import house
import suites

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
WEB = ROOT / "runtime-server/web"

Outcome = collections.namedtuple("Outcome", "passed failed")
Step = collections.namedtuple("Step", "name about run stops")


def command(*words, cwd=ROOT, **options):
    return subprocess.run([str(w) for w in words], cwd=cwd, **options)


def one(ok):
    return Outcome(1, 0) if ok else Outcome(0, 1)


def tracked(*patterns):
    out = command("git", "ls-files", "--", *patterns, capture_output=True, text=True).stdout
    return [line for line in out.splitlines() if (ROOT / line).is_file()]


def build():
    return one(command("./run", "build").returncode == 0)


def format_():
    files = tracked("*.cpp", "*.h")
    result = command("clang-format", "--dry-run", "-Werror", *files, capture_output=True, text=True)
    print("\n".join(result.stderr.splitlines()[:40]))
    return one(result.returncode == 0)


def changed_sources():
    """C++ sources that differ from the base: $JOINERY_TIDY_BASE, else the last ten commits."""
    base = os.environ.get("JOINERY_TIDY_BASE") or "HEAD~10"
    known = command("git", "rev-parse", "--verify", "--quiet", base, capture_output=True).returncode == 0
    if not known:
        base = command("git", "hash-object", "-t", "tree", "/dev/null", capture_output=True, text=True).stdout.strip()
    names = command("git", "diff", "--name-only", base, "--", "*.cpp", capture_output=True, text=True).stdout.split()
    compiled = {entry["file"] for entry in json.loads((BUILD / "compile_commands.json").read_text())}
    return [n for n in names if str(ROOT / n) in compiled]


GCC_ONLY = ("-Winvalid-pch", "-Wno-maybe-uninitialized", "-Wno-restrict", "-Wno-stringop-overflow", "-Wno-stringop-overread")


def tidy_database():
    """The compile commands as clang reads them: g++'s precompiled headers as text, without the warnings only g++ has."""
    folder = BUILD / "tidy"
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    copies = {}  # many sources share a header
    for entry in entries:
        words = [w for w in entry["command"].split() if w not in GCC_ONLY]
        for i, word in enumerate(words):
            if word.endswith("/cmake_pch.hxx"):
                if word not in copies:
                    copies[word] = folder / pathlib.Path(word).parent.name / "cmake_pch.hxx"  # no .gch beside it
                    copies[word].parent.mkdir(parents=True, exist_ok=True)
                    copies[word].write_text(pathlib.Path(word).read_text())
                words[i] = str(copies[word])
        entry["command"] = " ".join(words)
    folder.mkdir(exist_ok=True)
    (folder / "compile_commands.json").write_text(json.dumps(entries))
    return folder


def tidy():
    files = changed_sources()
    print(f"{len(files)} changed sources")
    if not files:
        return Outcome(0, 0)
    xargs = subprocess.run(["xargs", "-P", str(os.cpu_count()), "-n", "2", "clang-tidy", "-p", str(tidy_database()), "--quiet"],
                           input="\n".join(files), text=True, capture_output=True, cwd=ROOT)
    findings = [l for l in xargs.stdout.splitlines() if " error: " in l or " warning: " in l]
    print("\n".join(findings[:60]))
    if xargs.returncode != 0 and not findings:
        print(xargs.stderr[-3000:])
    return Outcome(len(files), 0) if xargs.returncode == 0 else Outcome(0, max(1, len(findings)))


def house_rules():
    problems = house.problems(ROOT, tracked)
    print("\n".join(problems))
    return Outcome(len(house.RULES) - len({p.split(":")[0] for p in problems}), len(problems))


def native():
    """CTest's programs; QtTest functions and Python tests are counted one by one where their output says how many."""
    report = BUILD / "ctest.xml"
    command("ctest", "--output-on-failure", "--timeout", "900", "--test-output-size-passed", "10000000", "--output-junit", report,
            cwd=BUILD)
    passed = failed = 0
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        text = case.findtext("system-out") or ""
        skipped = case.find("skipped")
        if skipped is not None and "SKIP_" in skipped.get("message", ""):  # said so itself; what is missing counts as failed
            print(f"skipped {case.get('name')}: {text.strip()[:200]}")
            continue
        totals = re.findall(r"^Totals: (\d+) passed, (\d+) failed", text, re.M)
        totals += re.findall(r"^(\d+) passed, (\d+) failed", text, re.M)
        ok = case.get("status") == "run"
        these = [sum(int(t[i]) for t in totals) for i in (0, 1)] if totals else [int(ok), int(not ok)]
        passed += these[0]
        failed += max(these[1], int(not ok))
    return Outcome(passed, failed)


def npm_counts(script):
    """Runs an npm script and reads 'N passed' and 'N failed' from what it prints."""
    result = command("npm", "run", script, cwd=WEB, capture_output=True, text=True)
    text = re.sub(r"\x1b\[[0-9;]*m", "", result.stdout + result.stderr)
    print("\n".join(text.splitlines()[-60 if result.returncode else -8:]))
    lines = [l for l in text.splitlines() if re.match(r"\s*(Tests\s|\d+ passed, \d+ failed)", l)]
    last = lines[-1] if lines else ""
    counts = [int((re.search(rf"(\d+) {word}", last) or [0, 0])[1]) for word in ("passed", "failed")]
    if result.returncode != 0:
        counts[1] = max(1, counts[1])
    elif counts[0] == 0:
        counts[0] = 1
    return Outcome(*counts)


def web():
    if not (WEB / "package.json").is_file():
        return Outcome(0, 1)
    outcomes = [npm_counts(script) for script in ("check", "test", "test:browser")]
    return Outcome(sum(o.passed for o in outcomes), sum(o.failed for o in outcomes))


def conformance():
    passed, failed = suites.run(ROOT, BUILD)
    return Outcome(passed, failed)


FUZZ_SECONDS = 60


def fuzz():
    """Both targets of FEEL at once, on what they need and nothing else, with address and undefined-behaviour sanitizers."""
    folder = BUILD / "fuzz"
    targets = ["feel_parser_fuzzer", "feel_evaluation_fuzzer"]
    configured = command("cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_BUILD_TYPE=None",
                         "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON", "-DJOINERY_FUZZ=ON", "-DJOINERY_DESIGNER=OFF", capture_output=True, text=True)
    if configured.returncode != 0:
        print(configured.stdout[-2000:] + configured.stderr[-3000:])
        return Outcome(0, len(targets))
    if command("cmake", "--build", folder, "--target", *targets).returncode != 0:
        return Outcome(0, len(targets))
    source = ROOT / "engine/feel/fuzz"
    running = []
    for target in targets:
        found = folder / "found" / target
        found.mkdir(parents=True, exist_ok=True)
        words = [folder / "bin" / target, found, source / "corpus", f"-dict={source / 'feel.dict'}", f"-artifact_prefix={found}/",
                 f"-max_total_time={FUZZ_SECONDS}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=2048", "-print_final_stats=1"]
        running.append(subprocess.Popen([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        errors="replace"))
    failed = 0
    for target, process in zip(targets, running):
        output = process.communicate()[0]
        print(f"{target}:", *re.findall(r"stat::number_of_executed_units: *(\d+)", output), "inputs tried")
        if process.returncode != 0:
            failed += 1
            print(output[-6000:])
    return Outcome(len(targets) - failed, failed)


STEPS = [
    Step("build", "everything, warnings are errors", build, True),
    Step("house", "file lengths, layers, words", house_rules, False),
    Step("format", "clang-format", format_, False),
    Step("native", "unit, scenario and end-to-end tests", native, False),
    Step("web", "types, lint, unit and browser tests of the inbox", web, False),
    Step("suites", "public conformance suites, where ../shared/suites is", conformance, False),
    Step("fuzz", f"FEEL's parser and evaluation against libFuzzer, {FUZZ_SECONDS} seconds each", fuzz, False),
    Step("tidy", "clang-tidy on changed sources", tidy, False),
]
