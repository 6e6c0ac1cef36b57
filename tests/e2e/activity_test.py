import unittest

from server import ORGANISATION, Server


class ActivityTest(unittest.TestCase):
    """Ad-hoc sub-processes, instances added to a loop, data stores."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server(manual_clock=True).__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)
        cls.admin.deploy("adhoc.bpmn", "watch.bpmn", "pools.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def start(self, number):
        instance = self.admin.start("adhoc", {"number": number, "people": ["a"]})["id"]
        return instance, "/process-instances/" + instance

    def open_tasks(self, instance):
        return sorted(t["elementId"] for t in self.admin.items("/tasks", processInstanceId=instance, state="open,claimed"))

    def complete(self, instance, element):
        task = next(t for t in self.admin.items("/tasks", processInstanceId=instance) if t["elementId"] == element
                    and t["state"] in ("open", "claimed"))
        self.admin.post(f"/tasks/{task['id']}/complete", {}, expect=200)

    def test_a_person_chooses_what_is_done_and_ends_it(self):
        instance, path = self.start(1)
        self.assertEqual(self.open_tasks(instance), [])
        for activity in ("visit", "letter", "visit"):
            self.assertEqual(self.admin.post(path + "/ad-hoc", {"start": activity}, expect=200)["state"], "active")
        self.assertEqual(self.open_tasks(instance), ["letter", "visit", "visit"])
        self.complete(instance, "visit")
        self.admin.post(path + "/ad-hoc", {"end": "work"}, expect=200)
        self.assertEqual(self.open_tasks(instance), ["votes"])
        self.assertEqual(self.admin.post(path + "/ad-hoc", {"start": "visit"}, expect=409)["code"], "ad-hoc-not-running")

    def test_what_cannot_be_chosen_is_refused(self):
        _, path = self.start(2)
        self.assertEqual(self.admin.post(path + "/ad-hoc", {"start": "nothing"}, expect=404)["code"], "unknown-element")
        self.assertEqual(self.admin.post(path + "/ad-hoc", {"start": "votes"}, expect=422)["code"], "not-ad-hoc")
        self.admin.post(path + "/ad-hoc", {"start": "visit", "end": "work"}, expect=400)
        self.admin.post("/process-instances/999-1/ad-hoc", {"start": "visit"}, expect=404)

    def test_an_instance_is_added_to_a_loop(self):
        instance, path = self.start(3)
        self.assertEqual(self.admin.post(path + "/loop-instances", {"activity": "votes"}, expect=409)["code"], "loop-not-running")
        self.admin.post(path + "/ad-hoc", {"end": "work"}, expect=200)
        self.admin.post(path + "/loop-instances", {"activity": "votes", "item": "b"}, expect=200)
        self.assertEqual(self.open_tasks(instance), ["votes", "votes"])
        self.complete(instance, "votes")
        self.complete(instance, "votes")
        self.assertEqual(self.admin.get(path)["state"], "completed")

    def test_data_stores_outlive_their_instances(self):
        name = "/data-stores/%E7%AD%94%E5%A4%8D"
        instance, path = self.start(4)
        self.admin.post(path + "/ad-hoc", {"end": "work"}, expect=200)
        self.complete(instance, "votes")
        self.assertIn({"id": 4, "people": ["a"]}, self.admin.get(name)["items"])
        self.assertEqual(self.admin.items("/data-stores")[0]["name"], "答复")
        self.admin.post(name, {"items": [1, {"id": 2}]}, expect=200)
        self.assertEqual(self.admin.get(name)["items"], [1, {"id": 2}])
        self.assertEqual(self.admin.get("/data-stores/none", expect=404)["code"], "unknown-data-store")
        self.admin.post(name, {"items": 1}, expect=400)

    def test_a_process_starts_when_its_condition_becomes_true(self):
        def instances():
            return len(self.admin.items("/process-instances", process="watch"))

        for items, expected in (([1], 0), ([1, 2], 1), ([1, 2, 3], 1), ([], 1), ([1, 2], 2)):
            self.admin.post("/data-stores/permits", {"items": items}, expect=200)
            self.assertEqual(instances(), expected, items)

    def test_messages_go_where_the_flows_lead_and_to_the_conversation_that_they_belong_to(self):
        buyers = {no: self.admin.start("poolBuyer", {"no": no})["id"] for no in (1, 2)}
        self.assertEqual(self.admin.items("/process-instances", process="poolOther"), [])
        shops = self.admin.items("/process-instances", process="poolShop")
        self.assertEqual(len(shops), 2)
        second = next(s["id"] for s in shops if self.admin.get(f"/process-instances/{s['id']}/variables")["no"] == 2)
        self.complete(second, "think")
        self.assertEqual(self.admin.get("/process-instances/" + buyers[2])["state"], "completed")
        self.assertEqual(self.admin.get("/process-instances/" + buyers[1])["state"], "active")
        self.assertEqual(self.admin.post("/messages", {"name": "pool-answer", "variables": {"no": 7}}, expect=200)["correlated"], [])
        reached = self.admin.post("/messages", {"name": "pool-answer", "variables": {"no": 1}}, expect=200)["correlated"]
        self.assertEqual(reached, [{"processInstanceId": buyers[1], "elementId": "wait"}])


if __name__ == "__main__":
    unittest.main()
