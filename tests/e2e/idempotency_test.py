"""The same key with the same body does nothing twice, also after a crash; with another body it is a conflict."""
import unittest

from server import ORGANISATION, Server, model


class IdempotencyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(manual_clock=True).__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)
        cls.admin.deploy("automatic.bpmn", "review.bpmn", "opinion.form.json", "letter.bpmn", "work.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def crash(self):
        self.server.kill()
        self.server.start()
        type(self).admin = self.server.admin()

    def twice(self, path, body, status, key):
        """Posts, crashes, posts again: both answers are the same bytes."""
        first = self.admin.post(path, body, expect=status, key=key)
        self.crash()
        again = self.admin.post(path, body, expect=status, key=key)
        self.assertEqual(again.raw, first.raw)
        return first.body

    def test_starts(self):
        body = {"process": "automatic", "businessKey": "once"}
        first = self.twice("/process-instances", body, 201, "s-1")
        self.assertEqual([i["id"] for i in self.admin.items("/process-instances", businessKey="once")], [first["id"]])
        other = self.admin.post("/process-instances", {"process": "automatic", "businessKey": "other"}, expect=409, key="s-1")
        self.assertEqual(other["code"], "idempotency-key-reused")
        self.assertEqual(self.admin.items("/process-instances", businessKey="other"), [])

    def test_completing(self):
        task = self.admin.task(self.admin.start("review")["id"])
        self.admin.post(f"/tasks/{task['id']}/comment", {"text": "一"}, expect=200, key="c-0")
        self.admin.post(f"/tasks/{task['id']}/comment", {"text": "一"}, expect=200, key="c-0")
        self.assertEqual(len(self.admin.items(f"/tasks/{task['id']}/comments")), 1)
        answer = {"variables": {"opinion": "可"}, "outcome": "agree"}
        done = self.twice(f"/tasks/{task['id']}/complete", answer, 200, "c-1")
        self.assertEqual(done["state"], "completed")
        self.admin.post(f"/tasks/{task['id']}/complete", answer, expect=409, key="c-2")

    def test_a_refusal_is_not_kept(self):
        task = self.admin.task(self.admin.start("review")["id"])
        path = f"/tasks/{task['id']}/complete"
        self.admin.post(path, {"variables": {}}, expect=422, key="r-1")
        self.admin.post(path, {"variables": {"opinion": "可"}}, expect=200, key="r-1")

    def test_keys_of_different_callers_do_not_meet(self):
        ids = {self.server.client(user).post("/process-instances", {"process": "automatic"}, expect=201, key="same")["id"]
               for user in ("li", "wang")}
        self.assertEqual(len(ids), 2)

    def test_messages_deployments_files_and_people(self):
        self.admin.start("letter", {"number": "I-1"})
        message = {"name": "letter", "correlationKey": "I-1"}
        self.assertEqual(len(self.twice("/messages", message, 200, "m-1")["correlated"]), 1)
        people = {"users": [{"id": "new", "password": "x"}]}
        self.twice("/organisation", people, 200, "o-1")
        changed = model("automatic.bpmn") + b"<!-- 1 -->"
        first = self.upload_as_one("/deployments", changed, "d-1")
        self.crash()
        self.assertEqual(self.upload_as_one("/deployments", changed, "d-1").raw, first.raw)

    def upload_as_one(self, path, content, key):
        return self.admin.call("POST", path, content, headers={"Idempotency-Key": key}, content_type="application/xml", expect=201)

    def test_the_clock_moves_once(self):
        moved = self.twice("/clock", {"advance": "PT1H"}, 200, "t-1")
        self.assertEqual(self.admin.get("/clock")["now"], moved["now"])

    def test_evaluations_answer_the_same_and_see_another_body(self):
        body = {"expression": "now()"}
        first = self.admin.post("/feel/evaluate", body, expect=200, key="f-1").raw
        self.admin.post("/clock", {"advance": "PT1M"}, expect=200)
        self.assertEqual(self.admin.post("/feel/evaluate", body, expect=200, key="f-1").raw, first)
        self.admin.post("/feel/evaluate", {"expression": "1"}, expect=409, key="f-1")


if __name__ == "__main__":
    unittest.main()
