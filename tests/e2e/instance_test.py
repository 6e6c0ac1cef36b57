import re
import unittest
from decimal import Decimal

from server import ORGANISATION, Server


class InstanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(manual_clock=True).__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)
        cls.admin.deploy("automatic.bpmn", "parallel.bpmn", "patience.bpmn", "stuck.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_an_automatic_process_has_run_when_it_is_answered(self):
        started = self.admin.start("automatic", {"x": 1}, businessKey="号-1").body
        self.assertEqual((started["state"], started["businessKey"], started["version"]), ("completed", "号-1", 1))
        self.assertEqual(started["variables"], {"x": 1, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5})
        self.assertIsNotNone(started["endedAt"])
        self.assertEqual(self.admin.get(f"/process-instances/{started['id']}").body, started)

    def test_numbers_keep_their_digits(self):
        body = b'{"process":"parallel","variables":{"n":12345678901234567890.12345678901234,"m":1.50}}'
        started = self.admin.call("POST", "/process-instances", body, expect=201).body
        self.assertEqual(str(started["variables"]["n"]), "12345678901234567890.12345678901234")
        self.assertEqual(str(self.admin.get(f"/process-instances/{started['id']}/variables")["m"]), "1.50")
        too_long = body.replace(b"1.50", b"1." + b"1" * 40)
        self.assertEqual(self.admin.call("POST", "/process-instances", too_long, expect=400)["code"], "number-too-long")

    def test_history_tells_everything_in_order(self):
        instance = self.admin.start("automatic")["id"]
        rows = self.admin.items(f"/process-instances/{instance}/history", limit=7)
        self.assertEqual(rows, self.admin.items(f"/process-instances/{instance}/history"))
        self.assertEqual([r["seq"] for r in rows], sorted(r["seq"] for r in rows))
        self.assertEqual((rows[0]["type"], rows[0]["actor"]), ("instance-started", "admin"))
        self.assertEqual(rows[-1]["type"], "instance-ended")
        scripts = self.admin.items(f"/process-instances/{instance}/history", types="element-completed,flow-taken")
        self.assertEqual([r["elementId"] for r in scripts if r["elementType"] == "scriptTask"], ["s1", "s2", "s3", "s4", "s5"])
        self.assertEqual([r["elementId"] for r in scripts if r["type"] == "flow-taken"], ["f0", "f1", "f2", "f3", "f4", "f5"])

    def test_tokens_and_live_diagram(self):
        started = self.admin.start("parallel").body
        tokens = self.admin.items(f"/process-instances/{started['id']}/tokens")
        self.assertEqual(sorted((t["elementId"], t["elementType"]) for t in tokens), [(f"t{i}", "userTask") for i in (1, 2, 3)])
        started = self.admin.start("patience").body
        svg = self.admin.get(f"/process-definitions/{started['definitionId']}/diagram.svg", instance=started["id"]).raw.decode()
        self.assertEqual(len(re.findall(r'class="[^"]*jd-active[^"]*" data-element-id="days"', svg)), 1, svg)
        self.admin.get(f"/process-definitions/{started['definitionId']}/diagram.svg", expect=404, instance="999999-1")

    def test_lists_have_pages_that_stay_right(self):
        ids = [self.admin.start("parallel", businessKey="pages")["id"] for _ in range(5)]
        first = self.admin.get("/process-instances", businessKey="pages", limit=2).body
        newer = self.admin.start("parallel", businessKey="pages")["id"]
        rest = self.admin.items("/process-instances", businessKey="pages", limit=2, cursor=first["nextCursor"])
        self.assertEqual([i["id"] for i in first["items"] + rest], ids[::-1])
        self.assertEqual(self.admin.get("/process-instances", businessKey="pages", limit=1)["items"][0]["id"], newer)
        for wrong in ({"limit": 0}, {"limit": 501}, {"limit": "x"}, {"cursor": "nonsense"}, {"state": "odd"}, {"stat": "active"}):
            self.admin.get("/process-instances", expect=400, **wrong)
        self.assertEqual(self.admin.get("/process-instances", expect=400, stat="active")["element"], "stat")

    def test_cancel_suspend_resume(self):
        path = "/process-instances/" + self.admin.start("parallel")["id"]
        self.assertEqual(self.admin.post(path + "/suspend", {"reason": "r"}, expect=200)["state"], "suspended")
        task = self.admin.items("/tasks", processInstanceId=path.split("/")[-1])[0]
        self.assertEqual(self.admin.post(f"/tasks/{task['id']}/complete", expect=409)["code"], "instance-suspended")
        self.assertEqual(self.admin.post(path + "/resume", expect=200)["state"], "active")
        ended = self.admin.post(path + "/cancel", {"reason": "withdrawn"}, expect=200).body
        self.assertEqual(ended["state"], "terminated")
        self.assertEqual(self.admin.get(path).body, ended)
        self.assertEqual(self.admin.post(path + "/cancel", expect=409)["code"], "instance-ended")
        self.admin.post("/process-instances/999999-1/cancel", expect=404)
        self.admin.post("/process-instances/nonsense/cancel", expect=404)

    def test_modify_moves_tokens(self):
        path = "/process-instances/" + self.admin.start("parallel")["id"]
        token = next(t["id"] for t in self.admin.items(path + "/tokens") if t["elementId"] == "t1")
        self.admin.post(path + "/modify", {"instructions": [{"cancel": token}, {"activate": "t3"}]}, expect=200)
        self.assertEqual(sorted(t["elementId"] for t in self.admin.items(path + "/tokens")), ["t2", "t3", "t3"])

    def test_variables_can_be_patched(self):
        path = "/process-instances/" + self.admin.start("parallel", {"a": 1, "b": 2})["id"]
        self.admin.call("PATCH", path + "/variables", {"b": [3], "c": None}, expect=200)
        self.assertEqual(self.admin.get(path + "/variables").body, {"a": 1, "b": [3], "c": None})

    def test_bad_requests_are_named(self):
        def problem(body, expect=400):
            return self.admin.call("POST", "/process-instances", body, expect=expect).body
        unknown = problem({"process": "parallel", "varaibles": {}, "x": 1})
        self.assertEqual([e["pointer"] for e in unknown["errors"]], ["/varaibles", "/x"])
        self.assertEqual(unknown["code"], "unknown-field")
        self.assertIn("varaibles", unknown["detail"])
        self.assertEqual(problem({"process": 1})["code"], "wrong-type")
        self.assertEqual(problem({})["code"], "missing-field")
        self.assertEqual(problem(b'{"process":')["code"], "malformed-json")
        self.assertEqual(problem(b"[]")["code"], "wrong-type")
        self.assertEqual(problem({"process": "none"}, 404)["code"], "unknown-process")
        self.assertEqual(self.admin.call("POST", "/process-instances", b"x=1", content_type="text/plain", expect=415)["code"],
                         "unsupported-media-type")

    def test_people_see_the_cases_that_concern_them(self):
        li, wang = self.server.client("li"), self.server.client("wang")
        own = li.start("patience")["id"]
        self.assertEqual(li.get(f"/process-instances/{own}")["id"], own)
        for page in ("", "/history", "/tokens", "/variables"):
            self.assertEqual(wang.get(f"/process-instances/{own}{page}", expect=404)["code"], "unknown-instance")
        self.assertIn(own, [i["id"] for i in li.items("/process-instances")])
        self.assertNotIn(own, [i["id"] for i in wang.items("/process-instances")])

    def test_the_manual_clock_fires_timers(self):
        instance = self.admin.start("patience")["id"]
        before = self.admin.get("/clock").body
        self.assertTrue(before["manual"])
        self.admin.post("/clock", {"advance": "P2DT23H"}, expect=200)
        self.assertEqual(self.admin.get(f"/process-instances/{instance}")["state"], "active")
        first = self.admin.post("/clock", {"advance": "PT1H"}, expect=200, key="tick").body
        self.assertEqual(self.admin.get(f"/process-instances/{instance}")["state"], "completed")
        self.assertEqual(self.admin.post("/clock", {"advance": "PT1H"}, expect=200, key="tick").body, first)
        self.assertEqual(self.admin.get("/clock")["now"], first["now"])
        self.assertEqual(self.admin.post("/clock", {"now": before["now"]}, expect=422)["code"], "clock-backwards")
        self.admin.post("/clock", {}, expect=400)
        self.admin.post("/clock", {"advance": "3 days"}, expect=400)

    def test_incidents_can_be_retried(self):
        instance = self.admin.start("stuck", {"go": False}).body
        self.assertEqual(instance["state"], "active")
        incident = self.admin.items("/incidents", processInstanceId=instance["id"])[0]
        self.assertEqual(incident["elementId"], "choice")
        self.admin.post(f"/incidents/{incident['id']}/retry", expect=200)
        self.assertEqual(self.admin.get(f"/process-instances/{instance['id']}")["state"], "active")
        self.admin.call("PATCH", f"/process-instances/{instance['id']}/variables", {"go": True}, expect=200)
        incident = self.admin.items("/incidents", processInstanceId=instance["id"])[0]
        self.admin.post(f"/incidents/{incident['id']}/retry", expect=200)
        self.assertEqual(self.admin.items("/incidents", processInstanceId=instance["id"]), [])
        self.assertEqual(self.admin.get(f"/process-instances/{instance['id']}")["state"], "completed")

    def test_feel_is_evaluated(self):
        value = self.admin.post("/feel/evaluate", {"expression": "= a + b c", "context": {"a": Decimal("1") == 1 and 1, "b c": 2}}, expect=200)
        self.assertEqual(value.body, {"value": 3})
        wrong = self.admin.post("/feel/evaluate", {"expression": "1 +"}, expect=422).body
        self.assertGreaterEqual(wrong["errors"][0]["column"], 1)
        self.assertTrue(self.admin.post("/feel/evaluate", {"expression": '"a" + 1'}, expect=200)["warnings"])


class RealClockTest(unittest.TestCase):
    def test_a_real_clock_cannot_be_moved(self):
        with Server() as server:
            admin = server.admin()
            self.assertFalse(admin.get("/clock")["manual"])
            self.assertEqual(admin.post("/clock", {"advance": "P1D"}, expect=409)["code"], "clock-not-manual")


if __name__ == "__main__":
    unittest.main()
