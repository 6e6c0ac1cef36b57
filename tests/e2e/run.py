#!/usr/bin/env python3
"""run.py [MODULE...]: runs end-to-end tests and prints 'N passed, N failed' as its last line."""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def main(names):
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(names or sorted(p.stem for p in HERE.glob("*_test.py")))
    result = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
