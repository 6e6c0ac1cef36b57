"""Document and server say the same, in both directions."""
import json
import subprocess
import unittest

from server import API, BINARY, Server, resolve

METHODS = ("get", "post", "put", "patch", "delete")


def described():
    return {(e["method"].lower(), e["path"]): e for e in json.loads(subprocess.check_output([BINARY, "--describe"]))}


def documented():
    return {(m, path): o for path, item in API["paths"].items() for m, o in item.items() if m in METHODS}


def simple(schema):
    """What the server's field tables can say of a schema."""
    out = {}
    for word in ("type", "format", "required"):
        if word in schema:
            out[word] = sorted(schema[word]) if word == "required" else schema[word]
    if "properties" in schema:
        out["properties"] = {name: simple(resolve(p)) for name, p in schema["properties"].items()}
    if "items" in schema:
        out["items"] = simple(resolve(schema["items"]))
    return out


class ContractTest(unittest.TestCase):
    def test_every_route_is_in_the_document_and_the_other_way_round(self):
        self.assertEqual(sorted(described()), sorted(documented()))

    def test_query_parameters_are_the_same(self):
        document = documented()
        for key, endpoint in described().items():
            names = [resolve(p)["name"] for p in document[key].get("parameters", []) if resolve(p)["in"] == "query"]
            self.assertEqual(sorted(endpoint["queries"].split()), sorted(names), key)

    def test_path_parameters_are_declared(self):
        for (method, path), operation in documented().items():
            names = {resolve(p)["name"] for p in operation.get("parameters", []) if resolve(p)["in"] == "path"}
            self.assertEqual(names, {s[1:-1] for s in path.split("/") if s.startswith("{")}, (method, path))

    def test_request_fields_are_the_same(self):
        document = documented()
        for key, endpoint in described().items():
            body = resolve(document[key].get("requestBody", {}))
            if endpoint["raw"]:
                self.assertTrue(body, key)
            elif endpoint["body"] is None:
                self.assertFalse(body, key)
            else:
                schema = resolve(body["content"]["application/json"]["schema"])
                self.assertEqual(simple(endpoint["body"]), simple(schema), key)
                if "properties" in schema:
                    self.assertIs(schema.get("additionalProperties"), False, key)

    def test_every_post_takes_an_idempotency_key(self):
        for (method, path), operation in documented().items():
            headers = {resolve(p)["name"] for p in operation.get("parameters", []) if resolve(p)["in"] == "header"}
            self.assertEqual("Idempotency-Key" in headers, method == "post", path)

    def test_public_endpoints_are_marked(self):
        document = documented()
        for key, endpoint in described().items():
            self.assertEqual(endpoint["public"], document[key].get("security") == [], key)

    def test_the_server_serves_the_document(self):
        with Server() as server:
            self.assertEqual(server.client().get("/openapi.json").body, json.loads(json.dumps(API)))


if __name__ == "__main__":
    unittest.main()
