"""The whole check of the project: `./run test [STEP...]`.

Each step is one function in steps.py and one line in its table. A step answers how many checks passed and failed and
prints what it has to say; the last line of the whole is "N passed, N failed", and the exit code is 0 only if none failed.
"""
import sys
import time

import steps


def main(names):
    chosen = [s for s in steps.STEPS if not names or s.name in names]
    unknown = set(names) - {s.name for s in steps.STEPS}
    if unknown:
        sys.exit(f"unknown step {', '.join(sorted(unknown))}; there are: {', '.join(s.name for s in steps.STEPS)}")
    passed = failed = 0
    for step in chosen:
        print(f"== {step.name}: {step.about}", flush=True)
        start = time.monotonic()
        outcome = step.run()
        passed += outcome.passed
        failed += outcome.failed
        print(f"== {step.name}: {outcome.passed} passed, {outcome.failed} failed in {time.monotonic() - start:.0f} s", flush=True)
        if outcome.failed and step.stops:
            print(f"== stopped: nothing after {step.name} can be checked", flush=True)
            break
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
