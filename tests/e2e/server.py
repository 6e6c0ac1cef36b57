"""The real server as a child process, and a client that holds every answer against schemas/openapi.yaml.

    with Server(manual_clock=True) as server:
        admin = server.admin()
        admin.post("/process-instances", {"process": "automatic"}, expect=201)
"""
import http.client
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import uuid
from decimal import Decimal

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
BINARY = pathlib.Path(os.environ.get("JOINERY_SERVER", ROOT / "build/bin/joinery-server"))
PASSWORD = "correct horse battery staple"
API = yaml.safe_load((ROOT / "schemas/openapi.yaml").read_text(encoding="utf-8"))


class Server:
    """One server on a database of its own; `kill` and `start` again keep the database."""

    def __init__(self, manual_clock=False, flags=(), environment=None, folder=None):
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="joinery-e2e-"))
        self._own = folder is None
        self.flags = list(flags) + (["--manual-clock"] if manual_clock else [])
        self.environment = dict(os.environ, JOINERY_ADMIN_PASSWORD=PASSWORD, **(environment or {}))
        self.process = None
        self.port = 0

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        if self._own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        log = open(self.folder / "server.log", "a", encoding="utf-8")
        self.process = subprocess.Popen(
            [BINARY, "--database", self.folder / "joinery.db", "--listen", "127.0.0.1:0", "--web", "none", *self.flags],
            stdout=subprocess.PIPE, stderr=log, text=True, env=self.environment)
        log.close()
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        line = self.process.stdout.readline() if ready else ""
        match = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        if not match:
            self.process.kill()
            raise RuntimeError(f"no server: {line!r}\n{self.log()[-3000:]}")
        self.port = int(match[1])
        return self

    def log(self):
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def stop(self):
        """SIGTERM; the exit code."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self._forget()
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._forget()

    def _forget(self):
        self.process.stdout.close()
        self.process = None

    def client(self, user=None, password=PASSWORD):
        return Client(self.port, user, password)

    def admin(self):
        return self.client("admin")


class Reply:
    def __init__(self, status, headers, raw):
        self.status, self.headers, self.raw = status, headers, raw

    @property
    def body(self):
        return json.loads(self.raw, parse_float=Decimal) if self.raw else None

    def __getitem__(self, name):
        return self.body[name]


class Client:
    def __init__(self, port, user=None, password=PASSWORD):
        self.port, self.token = port, None
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        if user:
            self.token = self.post("/sessions", {"user": user, "password": password}, expect=201)["token"]

    def call(self, method, path, body=None, query=None, headers=None, expect=None, content_type="application/json"):
        """Sends and checks the answer against the contract; `expect` is the status it must have."""
        target = "/api/v1" + path + ("?" + urllib.parse.urlencode(query) if query else "")
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body, ensure_ascii=False).encode()
        sent = dict(headers or {})
        if data is not None:
            sent["Content-Type"] = content_type
        if self.token:
            sent["Authorization"] = "Bearer " + self.token
        self.connection.request(method, target, data, sent)
        answer = self.connection.getresponse()
        reply = Reply(answer.status, answer.headers, answer.read())
        check_answer(method, path, reply)
        if expect is not None and reply.status != expect:
            raise AssertionError(f"{method} {target}: {reply.status} instead of {expect}: {reply.raw[:2000]!r}")
        return reply

    def get(self, path, expect=200, **query):
        return self.call("GET", path, query=query, expect=expect)

    def post(self, path, body=None, expect=None, key=None, **query):
        headers = {"Idempotency-Key": key} if key else None
        return self.call("POST", path, {} if body is None else body, query, headers, expect)

    def items(self, path, **query):
        found, query = [], dict(query)
        while True:
            page = self.get(path, **query).body
            found += page["items"]
            if not page["nextCursor"]:
                return found
            query["cursor"] = page["nextCursor"]

    def upload(self, path, files, expect=None, key=None, **query):
        boundary = uuid.uuid4().hex
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n"
                 for name, data in files.items()]
        headers = {"Idempotency-Key": key} if key else None
        return self.call("POST", path, b"".join(parts) + f"--{boundary}--\r\n".encode(), query, headers, expect,
                         f"multipart/form-data; boundary={boundary}")

    def deploy(self, *names, expect=201, **query):
        return self.upload("/deployments", {name: model(name) for name in names}, expect, **query)

    def start(self, process, variables=None, expect=201, **more):
        return self.post("/process-instances", {"process": process, "variables": variables or {}, **more}, expect=expect)

    def task(self, instance, **query):
        """The one open task of an instance."""
        tasks = [t for t in self.items("/tasks", processInstanceId=instance, **query) if t["state"] not in ("completed", "cancelled")]
        assert len(tasks) == 1, tasks
        return tasks[0]


def model(name):
    return (HERE / "models" / name).read_bytes()


ORGANISATION = {
    "groups": [{"id": "office", "name": "办公室"}, {"id": "reviewers", "name": "审核组", "parent": "office"}],
    "users": [{"id": "li", "name": "李", "groups": ["reviewers"], "password": PASSWORD},
              {"id": "wang", "name": "王", "groups": ["reviewers"], "password": PASSWORD},
              {"id": "zhao", "name": "赵", "groups": [], "password": PASSWORD}],
}


# -- the contract ---------------------------------------------------------------------------------------------------

def operation(method, path):
    """The document's operation for a real path; fixed segments win over parameters."""
    def fits(template):
        return re.fullmatch(re.sub(r"\\\{[^/]+\\\}", "[^/]+", re.escape(template)), path)
    found = sorted((t for t in API["paths"] if fits(t)), key=lambda t: t.count("{"))
    return API["paths"][found[0]].get(method.lower()) if found else None


def resolve(node):
    while "$ref" in node:
        target = API
        for step in node["$ref"][2:].split("/"):
            target = target[step]
        node = target
    return node


RESOLVER = jsonschema.RefResolver("", API)
TYPES = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("number", lambda _, v: isinstance(v, (int, Decimal)) and not isinstance(v, bool))
VALIDATOR = jsonschema.validators.extend(jsonschema.Draft202012Validator, type_checker=TYPES)


def check_answer(method, path, reply):
    described = operation(method, path)
    if described is None:
        assert reply.status in (404, 405), f"{method} {path} answered {reply.status} but is not in the document"
        return
    answers = described["responses"]
    answer = answers.get(str(reply.status)) or (answers.get("default") if reply.status >= 400 else None)
    assert answer is not None, f"{method} {path} answered {reply.status}, which the document does not have"
    content = resolve(answer).get("content")
    if content is None:
        assert reply.raw == b"", f"{method} {path} {reply.status}: no content was expected"
        return
    media_type = (reply.headers["Content-Type"] or "").split(";")[0]
    described_type = content.get(media_type) or content.get("*/*")
    assert described_type is not None, f"{method} {path} {reply.status}: {media_type} is not in the document"
    if media_type.endswith("json") and "schema" in described_type:
        errors = list(VALIDATOR(described_type["schema"], resolver=RESOLVER).iter_errors(reply.body))
        assert not errors, f"{method} {path} {reply.status}: {errors[0].message} at {list(errors[0].absolute_path)}: {reply.raw[:1500]!r}"


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")
