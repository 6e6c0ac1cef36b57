"""House rules that no compiler checks. To add one: a function that yields problems, and a line in RULES."""
import re

# Library (folder) -> folders whose headers it may include. The table of docs/architecture.md, read by the machine.
LAYERS = {
    "engine/base": [],
    "engine/feel": ["engine/base"],
    "engine/dmn": ["engine/base", "engine/feel", "engine/model"],
    "engine/calendar": ["engine/base"],
    "engine/model": ["engine/base"],
    "engine/diagram": ["engine/base", "engine/model"],
    "engine/check": ["engine/base", "engine/model", "engine/feel"],
    "engine/run": ["engine/base", "engine/model", "engine/check", "engine/feel", "engine/dmn", "engine/calendar"],
    "engine/store": ["engine/base", "engine/model", "engine/check", "engine/feel", "engine/dmn", "engine/run", "engine", "forms"],
    "engine/cli": ["engine"],
    "engine": ["engine", "forms"],
    "forms": ["engine/base", "engine/feel", "forms"],
    "runtime-server": ["engine", "forms", "runtime-server"],
    "designer/core": ["engine", "forms", "designer/core"],
    "designer": ["engine", "forms", "designer"],
}
QT_ALLOWED = ("designer/",)
CODE = ("*.cpp", "*.h", "*.py", "*.ts", "*.vue", ":!designer/i18n/*.ts")  # Qt's translations end in .ts as well
LIMIT = 600


def library_of(path):
    parts = path.split("/")
    for depth in (2, 1):
        name = "/".join(parts[:depth])
        if name in LAYERS:
            return name
    return None


def includes(root, path):
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'#include [<"]([^>"]+)[>"]', line)
        if match:
            yield number, match[1]


def file_lengths(root, tracked):
    for path in tracked(*CODE):
        lines = len((root / path).read_text(encoding="utf-8").splitlines())
        if lines > LIMIT:
            yield f"{path} has {lines} lines, at most {LIMIT} are allowed"


def layers(root, tracked):
    for path in tracked("engine/*.cpp", "engine/*.h", "forms/*", "runtime-server/*.cpp", "runtime-server/*.h", "designer/*.cpp",
                        "designer/*.h"):
        library = library_of(path)
        if library is None or not path.endswith((".cpp", ".h")) or "/tests/" in path or "/fuzz/" in path:
            continue
        for number, name in includes(root, path):
            other = library_of(name)
            if other is None or other == library:
                continue
            allowed = LAYERS[library]
            if other not in allowed and not any(other.startswith(a + "/") for a in allowed if a in ("engine", "designer")):
                yield f"{path}:{number} includes {name}: {library} may not use {other}"


def no_qt_in_engine(root, tracked):
    for path in tracked("engine/*.cpp", "engine/*.h", "forms/*.cpp", "forms/*.h", "runtime-server/*.cpp", "runtime-server/*.h"):
        if "/tests/" in path:
            continue
        for number, name in includes(root, path):
            if re.match(r"Q[A-Z]\w+$|Qt\w+/", name):
                yield f"{path}:{number} includes {name}: only the designer uses Qt"


def third_party_in_headers(root, tracked):
    for path in tracked("engine/*.h", "forms/*.h", "runtime-server/*.h"):
        for number, name in includes(root, path):
            if re.match(r"(boost/(beast|graph|json)|pugixml|sqlite3|unicode/|pcre2|openssl/|argon2|spdlog/)", name):
                yield f"{path}:{number} includes {name}: third-party headers belong into .cpp files"


def no_registry_hosts(root, tracked):
    pattern = re.compile(r"https?://(registry|deb|security|ftp)\.[a-z.]+")
    for path in tracked("*.json", "*.md", "*.sh", "*.ts", "*.py", "run", ".npmrc", "runtime-server/web/.npmrc"):
        for number, line in enumerate((root / path).read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                yield f"{path}:{number} names a package registry"


RULES = [file_lengths, layers, no_qt_in_engine, third_party_in_headers, no_registry_hosts]


def problems(root, tracked):
    return [f"{rule.__name__}: {problem}" for rule in RULES for problem in rule(root, tracked)]
