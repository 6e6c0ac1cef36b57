import os
import sqlite3
import subprocess
import tempfile
import time
import unittest

from server import BINARY, ORGANISATION, PASSWORD, Client, Server


class IdentityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_first_start_needs_a_password(self):
        environment = {k: v for k, v in os.environ.items() if k != "JOINERY_ADMIN_PASSWORD"}
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run([BINARY, "--database", folder + "/x.db", "--listen", "127.0.0.1:0"], env=environment,
                                    capture_output=True, text=True, timeout=60)
        self.assertEqual(result.returncode, 2)
        self.assertIn("JOINERY_ADMIN_PASSWORD", result.stderr)
        self.assertEqual(result.stdout, "")

    def test_sign_in_and_out(self):
        li = self.server.client("li")
        session = li.get("/sessions/current").body
        self.assertEqual(session["user"], {"id": "li", "name": "李", "groups": ["reviewers", "office"], "administrator": False})
        li.call("DELETE", "/sessions/current", expect=204)
        self.assertEqual(li.get("/sessions/current", expect=401)["code"], "not-signed-in")

    def test_wrong_password_and_unknown_user_look_the_same(self):
        anyone = self.server.client()
        wrong = anyone.post("/sessions", {"user": "wang", "password": "no"}, expect=401).body
        unknown = anyone.post("/sessions", {"user": "nobody", "password": "no"}, expect=401).body
        self.assertEqual(wrong, unknown)
        self.assertEqual(wrong["code"], "wrong-password")

    def test_five_wrong_passwords_make_that_user_wait_and_nobody_else(self):
        anyone = self.server.client()
        for _ in range(5):
            anyone.post("/sessions", {"user": "zhao", "password": "no"}, expect=401)
        refused = anyone.post("/sessions", {"user": "zhao", "password": PASSWORD}, expect=429)
        self.assertEqual(refused["code"], "too-many-attempts")
        self.server.client("li")
        time.sleep(int(refused.headers["Retry-After"]) + 0.1)
        self.server.client("zhao")

    def test_without_a_token_nothing_is_told(self):
        anyone = self.server.client()
        for path in ("/tasks", "/process-instances", "/users", "/clock", "/events", "/process-definitions"):
            self.assertEqual(anyone.get(path, expect=401)["code"], "not-signed-in")
        anyone.token = "x" * 43
        anyone.get("/tasks", expect=401)

    def test_only_administrators_operate(self):
        li = self.server.client("li")
        for path in ("/deployments", "/organisation", "/clock", "/jobs/activate", "/messages", "/process-instances/1-1/cancel"):
            self.assertEqual(li.post(path, expect=403)["code"], "not-allowed", path)
        li.get("/incidents", expect=403)

    def test_service_accounts_work_on_jobs_until_revoked(self):
        token = self.admin.post("/service-accounts", {"id": "printer"}, expect=201)["token"]
        worker = Client(self.server.port)
        worker.token = token
        worker.post("/jobs/activate", {"type": "nothing", "worker": "w"}, expect=200)
        worker.post("/clock", {"advance": "PT1S"}, expect=403)
        self.admin.call("DELETE", "/service-accounts/printer", expect=204)
        worker.post("/jobs/activate", {"type": "nothing", "worker": "w"}, expect=401)
        self.admin.call("DELETE", "/service-accounts/li", expect=404)

    def test_only_hashes_are_stored(self):
        li = self.server.client("li")
        database = sqlite3.connect(f"file:{self.server.folder / 'joinery.db'}?mode=ro", uri=True)
        stored = b"".join(bytes(part, "utf-8") if isinstance(part, str) else part
                          for row in database.execute("SELECT key, value FROM document") for part in row)
        database.close()
        self.assertIn(b"$argon2id$v=19$m=19456,t=2,p=1$", stored)
        self.assertNotIn(PASSWORD.encode(), stored)
        self.assertNotIn(li.token.encode(), stored)

    def test_users_and_groups_can_be_listed(self):
        li = self.server.client("li")
        self.assertEqual([u["id"] for u in li.items("/users", limit=2)][:4], ["admin", "li"] + [u["id"] for u in li.items("/users")][2:4])
        self.assertEqual([u["id"] for u in li.items("/users", group="reviewers")], ["li", "wang"])
        self.assertEqual([u["id"] for u in li.items("/users", q="赵")], ["zhao"])
        self.assertEqual({g["id"]: g["parent"] for g in li.items("/groups")}, {"admin": None, "office": None, "reviewers": "office"})

    def test_an_organisation_is_taken_whole_or_not_at_all(self):
        broken = {"groups": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}], "users": [{"id": "new", "groups": ["nowhere"]}]}
        problem = self.admin.post("/organisation", broken, expect=422).body
        self.assertEqual(problem["code"], "organisation-invalid")
        self.assertEqual({e["code"] for e in problem["errors"]}, {"group-circle", "unknown-group"})
        self.assertNotIn("new", [u["id"] for u in self.admin.items("/users")])

    def test_sessions_survive_a_restart(self):
        with Server() as server:
            token = server.admin().token
            server.kill()
            server.start()
            again = server.client()
            again.token = token
            self.assertEqual(again.get("/sessions/current")["user"]["id"], "admin")

    def test_signing_in_under_one_key_gives_one_session(self):
        anyone = self.server.client()
        body = {"user": "wang", "password": PASSWORD}
        first = anyone.post("/sessions", body, expect=201, key="k1").body
        self.assertEqual(anyone.post("/sessions", body, expect=201, key="k1").body, first)
        self.assertNotEqual(anyone.post("/sessions", body, expect=201, key="k2")["token"], first["token"])


if __name__ == "__main__":
    unittest.main()
