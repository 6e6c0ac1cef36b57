"""Operating instances over HTTP: modify, migrate, restart, batches, and the engine's time zone."""
import time
import unittest

from server import Server


class OperatingTest(unittest.TestCase):
    def setUp(self):
        self.server = Server(manual_clock=True).__enter__()
        self.admin = self.server.admin()
        self.admin.deploy("renovation_1.bpmn")

    def tearDown(self):
        self.server.__exit__()

    def waiting(self, instance):
        return sorted(t["elementId"] for t in self.admin.items(f"/process-instances/{instance}/tokens"))

    def token(self, instance, element):
        return next(t["id"] for t in self.admin.items(f"/process-instances/{instance}/tokens") if t["elementId"] == element)

    def modify(self, instance, *instructions, expect=200, **more):
        return self.admin.post(f"/process-instances/{instance}/modify", {"instructions": list(instructions), **more}, expect=expect)

    def finished(self, batch, timeout=60):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            row = self.admin.get(f"/batches/{batch}").body
            if row["state"] != "running":
                return row
            time.sleep(0.02)
        self.fail(f"batch {batch} still runs: {row}")

    def test_modify_moves_onto_joins_and_into_sub_processes(self):
        instance = self.admin.start("renovation")["id"]
        self.modify(instance, {"move": self.token(instance, "review"), "to": "join"}, reason="agreed by telephone")
        self.assertEqual(self.waiting(instance), ["f4", "other"])
        self.modify(instance, {"after": "other"}, {"cancel": "other"})
        self.assertEqual(self.waiting(instance), ["inspection", "visit"])
        self.modify(instance, {"move": "visit", "to": "review"})
        self.assertEqual(self.waiting(instance), ["review"])
        self.modify(instance, {"activate": "visit"}, {"cancel": "review"})
        self.assertEqual(self.waiting(instance), ["inspection", "visit"])
        told = self.admin.items(f"/process-instances/{instance}/history", types="instance-modified")
        self.assertEqual((len(told), told[0]["actor"], told[0]["data"]["reason"]), (4, "admin", "agreed by telephone"))

    def test_modify_names_every_wrong_instruction(self):
        instance = self.admin.start("renovation")["id"]
        problem = self.modify(instance, {"activate": "nowhere"}, {"activate": "review"}, {"cancel": "1-99999"}, {}, expect=404)
        self.assertEqual([(e["pointer"], e["code"]) for e in problem["errors"]],
                         [("/instructions/0", "unknown-element"), ("/instructions/2", "unknown-token"), ("/instructions/3", "command-malformed")])
        self.assertEqual(self.waiting(instance), ["other", "review"])
        self.modify(instance, {"activated": "x"}, expect=400)

    def test_taking_away_the_last_token_ends_the_instance(self):
        instance = self.admin.start("renovation")["id"]
        self.assertEqual(self.modify(instance, {"cancel": "review"}, {"cancel": "other"})["state"], "terminated")

    def test_migrate_checks_the_whole_plan(self):
        instance = self.admin.start("renovation")["id"]
        task = next(t for t in self.admin.items("/tasks", processInstanceId=instance) if t["elementId"] == "review")
        self.admin.deploy("renovation_2.bpmn")
        path = f"/process-instances/{instance}/migrate"
        problem = self.admin.post(path, {"targetDefinitionId": "renovation:2"}, expect=422)
        self.assertEqual((problem["code"], [e["element"] for e in problem["errors"]]), ("migration-refused", ["review"]))
        self.admin.post(path, {"targetDefinitionId": "renovation:3"}, expect=404)
        plan = {"targetDefinitionId": "renovation:2", "mapping": {"review": "opinion"}}
        self.assertEqual(self.admin.post(path, {**plan, "dryRun": True}, expect=200)["version"], 1)
        moved = self.admin.post(path, {**plan, "reason": "new law"}, key="k1", expect=200)
        self.assertEqual((moved["definitionId"], moved["version"], moved["state"]), ("renovation:2", 2, "active"))
        self.assertEqual(self.admin.post(path, {**plan, "reason": "new law"}, key="k1", expect=200).body, moved.body)
        self.assertEqual(self.admin.get(f"/tasks/{task['id']}")["elementId"], "opinion")
        self.assertEqual(len(self.admin.items(f"/process-instances/{instance}/history", types="instance-migrated")), 1)
        entered = [h["elementId"] for h in self.admin.items(f"/process-instances/{instance}/history", types="element-entered")]
        self.assertIn("review", entered)
        self.admin.post(f"/tasks/{task['id']}/complete", expect=200)
        self.assertEqual(self.waiting(instance), ["f4", "other"])

    def test_restart_an_ended_instance(self):
        instance = self.admin.start("renovation", {"n": 1}, businessKey="R-7")["id"]
        self.assertEqual(self.admin.post(f"/process-instances/{instance}/restart", expect=409)["code"], "instance-not-ended")
        self.admin.post(f"/process-instances/{instance}/cancel", {"reason": "withdrawn"}, expect=200)
        again = self.admin.post(f"/process-instances/{instance}/restart", {"variables": {"m": 2}}, key="again", expect=201)
        self.assertEqual((again["businessKey"], again["variables"], again["state"]), ("R-7", {"n": 1, "m": 2}, "active"))
        self.assertEqual(self.admin.post(f"/process-instances/{instance}/restart", {"variables": {"m": 2}}, key="again", expect=201)["id"], again["id"])
        started = self.admin.items(f"/process-instances/{again['id']}/history", types="instance-started")[0]
        self.assertEqual(started["data"]["restartOf"], instance)
        inside = self.admin.post(f"/process-instances/{instance}/restart", {"instructions": [{"activate": "visit"}]}, expect=201)
        self.assertEqual(self.waiting(inside["id"]), ["inspection", "visit"])
        self.admin.post("/process-instances/999-1/restart", expect=404)

    def test_a_batch_migrates_and_tells_what_was_refused(self):
        instances = [self.admin.start("renovation")["id"] for _ in range(150)]
        self.modify(instances[3], {"move": "review", "to": "visit"})  # needs no mapping of `review`, and has none of its troubles
        self.admin.post(f"/process-instances/{instances[5]}/cancel", expect=200)
        self.admin.deploy("renovation_2.bpmn")
        batch = self.admin.post("/batches", {"operation": "migrate", "instances": instances, "parameters": {
            "targetDefinitionId": "renovation:2", "mapping": {"review": "opinion"}}}, key="b", expect=201)
        self.assertEqual((batch["operation"], batch["total"], batch["actor"]), ("migrate", 150, "admin"))
        row = self.finished(batch["id"])
        self.assertEqual((row["state"], row["done"], row["failed"]), ("completed", 149, 1))
        outcomes = self.admin.items(f"/batches/{batch['id']}/outcomes")
        self.assertEqual([(o["processInstanceId"], o["code"]) for o in outcomes], [(instances[5], "instance-ended")])
        self.assertEqual({i["version"] for i in self.admin.items("/process-instances", process="renovation", state="active")}, {2})
        self.assertEqual([b["id"] for b in self.admin.items("/batches")], [batch["id"]])
        self.admin.get("/batches/b99", expect=404)
        self.assertEqual(self.admin.post(f"/batches/{batch['id']}/cancel", expect=409)["code"], "batch-ended")
        self.assertEqual(self.admin.post("/batches", {"operation": "shake", "instances": ["1-1"]}, expect=400)["code"], "batch-malformed")
        self.admin.post("/batches", {"operation": "cancel", "filter": {"proces": "x"}}, expect=400)

    def test_a_batch_survives_a_kill(self):
        for _ in range(400):
            self.admin.start("renovation")
        batch = self.admin.post("/batches", {"operation": "modify", "filter": {"process": "renovation"}, "parameters": {
            "instructions": [{"move": "review", "to": "join"}], "reason": "all at once"}}, expect=201)["id"]
        self.server.kill()
        self.server.start()
        self.admin = self.server.admin()
        row = self.finished(batch)
        self.assertEqual((row["total"], row["done"], row["failed"]), (400, 400, 0))
        for instance in self.admin.items("/process-instances", process="renovation"):
            moved = self.admin.items(f"/process-instances/{instance['id']}/history", types="instance-modified")
            self.assertEqual(len(moved), 1, instance["id"])

    def test_only_administrators_operate(self):
        self.admin.post("/organisation", {"users": [{"id": "li", "password": "long enough secret"}]}, expect=200)
        somebody = self.server.client("li", "long enough secret")
        somebody.post("/batches", {"operation": "cancel", "filter": {}}, expect=403)
        somebody.get("/batches", expect=403)

    def test_cron_fires_by_the_zone_of_the_engine(self):
        self.admin.deploy("renovation_2.bpmn")
        self.assertEqual(self.admin.get("/clock")["timeZone"], "Asia/Shanghai")
        self.admin.post("/clock", {"now": "2030-01-04T02:00:00Z"}, expect=200)  # a Friday, ten o'clock in Shanghai
        instance = self.admin.start("renovation")["id"]
        self.admin.post("/clock", {"now": "2030-01-07T00:59:59Z"}, expect=200)
        self.assertNotIn("remind", self.waiting(instance))
        self.admin.post("/clock", {"now": "2030-01-07T01:00:00Z"}, expect=200)
        self.assertIn("remind", self.waiting(instance))


class TimeZoneTest(unittest.TestCase):
    def test_an_unknown_zone_is_refused(self):
        with self.assertRaises(RuntimeError) as refused:
            Server(flags=["--time-zone", "Mars/Olympus"]).start()
        self.assertIn("unknown-time-zone", str(refused.exception))

    def test_another_zone_holds_for_cron(self):
        with Server(manual_clock=True, flags=["--time-zone", "Europe/Berlin"]) as server:
            admin = server.admin()
            admin.deploy("renovation_2.bpmn")
            admin.post("/clock", {"now": "2030-07-01T06:59:00Z"}, expect=200)  # a Monday, 08:59 in Berlin in summer
            instance = admin.start("renovation")["id"]
            admin.post("/clock", {"now": "2030-07-01T07:00:00Z"}, expect=200)
            self.assertIn("remind", [t["elementId"] for t in admin.items(f"/process-instances/{instance}/tokens")])


if __name__ == "__main__":
    unittest.main()
