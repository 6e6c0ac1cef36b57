import threading
import time
import unittest

from server import Server


class JobTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(manual_clock=True).__enter__()
        cls.admin = cls.server.admin()
        cls.admin.deploy("work.bpmn", "letter.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def setUp(self):
        for job in self.activate(maxJobs=100):  # what an earlier test left
            self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w1"}, expect=200)

    def activate(self, worker="w1", **more):
        return self.admin.post("/jobs/activate", {"type": "print", "worker": worker, "lockFor": "PT1M", **more}, expect=200)["jobs"]

    def state(self, instance):
        return self.admin.get(f"/process-instances/{instance}")["state"]

    def test_a_job_goes_to_one_worker(self):
        instance = self.admin.start("work", {"n": 1}, businessKey="b")["id"]
        job = self.activate()[0]
        self.assertEqual((job["elementId"], job["processInstanceId"], job["variables"], job["headers"], job["retries"]),
                         ("print", instance, {"n": 1}, {"paper": "A4"}, 2))
        self.assertEqual(self.activate("w2"), [])
        self.assertEqual(self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w2"}, expect=409)["code"], "job-lock-lost")
        self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w1", "variables": {"pages": 3}}, expect=200)
        self.assertEqual(self.admin.get(f"/process-instances/{instance}/variables").body, {"n": 1, "pages": 3})
        self.assertEqual(self.state(instance), "completed")
        self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w1"}, expect=409)

    def test_a_lock_runs_out(self):
        self.admin.start("work")
        job = self.activate()[0]
        self.admin.post(f"/jobs/{job['id']}/extend", {"worker": "w1", "lockFor": "PT5M"}, expect=200)
        self.admin.post("/clock", {"advance": "PT2M"}, expect=200)
        self.assertEqual(self.activate("w2"), [])
        self.admin.post("/clock", {"advance": "PT4M"}, expect=200)
        self.assertEqual([j["id"] for j in self.activate("w2")], [job["id"]])
        self.assertEqual(self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w1"}, expect=409)["code"], "job-lock-lost")
        self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w2"}, expect=200)

    def test_failures_end_in_an_incident(self):
        instance = self.admin.start("work")["id"]
        job = self.activate()[0]
        self.admin.post(f"/jobs/{job['id']}/fail", {"worker": "w1", "message": "no paper", "retryIn": "PT1H"}, expect=200)
        self.assertEqual(self.activate(), [])
        self.admin.post("/clock", {"advance": "PT1H"}, expect=200)
        again = [j for j in self.activate(maxJobs=100) if j["id"] == job["id"]]
        self.assertEqual([j["retries"] for j in again], [1])
        self.admin.post(f"/jobs/{job['id']}/fail", {"worker": "w1", "message": "no paper", "retries": 0}, expect=200)
        incident = self.admin.items("/incidents", processInstanceId=instance)[0]
        self.assertIn("no paper", incident["message"])
        self.admin.post(f"/incidents/{incident['id']}/retry", expect=200)
        job = self.activate()[0]
        self.admin.post(f"/jobs/{job['id']}/complete", {"worker": "w1"}, expect=200)
        self.assertEqual(self.state(instance), "completed")

    def test_a_bpmn_error_takes_the_boundary(self):
        instance = self.admin.start("work")["id"]
        job = self.activate()[0]
        self.admin.post(f"/jobs/{job['id']}/error", {"worker": "w1", "code": "REFUSED", "message": "m", "variables": {}}, expect=200)
        ended = [h["elementId"] for h in self.admin.items(f"/process-instances/{instance}/history", types="element-completed")]
        self.assertIn("refusedEnd", ended)
        self.assertEqual(self.state(instance), "completed")

    def test_a_long_poll_is_woken(self):
        waiting = []
        def wait():
            began = time.monotonic()
            jobs = self.server.admin().post("/jobs/activate", {"type": "print", "worker": "w3", "waitFor": "PT20S"}, expect=200)["jobs"]
            waiting.append((time.monotonic() - began, len(jobs)))
        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.5)
        self.admin.start("work")
        thread.join(30)
        self.assertEqual(waiting[0][1], 1)
        self.assertLess(waiting[0][0], 5)

    def test_a_long_poll_ends_empty(self):
        began = time.monotonic()
        self.assertEqual(self.activate(waitFor="PT1S", type="nothing"), [])
        self.assertGreater(time.monotonic() - began, 0.9)

    def test_one_key_activates_once(self):
        for _ in range(3):
            self.admin.start("work")
        body = {"type": "print", "worker": "w4", "maxJobs": 1, "lockFor": "PT1M"}
        first = self.admin.post("/jobs/activate", body, expect=200, key="a1").body
        self.assertEqual(self.admin.post("/jobs/activate", body, expect=200, key="a1").body, first)
        self.assertEqual(len(self.activate("w5", maxJobs=10)), 2)

    def test_out_of_range(self):
        self.admin.post("/jobs/activate", {"type": "print", "worker": "w", "maxJobs": 0}, expect=400)
        self.admin.post("/jobs/activate", {"type": "print", "worker": "w", "maxJobs": 1.5}, expect=400)
        self.admin.post("/jobs/activate", {"type": "print", "worker": "w", "lockFor": "soon"}, expect=400)
        self.admin.post("/jobs/activate", {"type": "print"}, expect=400)

    def test_messages_find_their_instance(self):
        one, two = (self.admin.start("letter", {"number": n})["id"] for n in ("A-1", "A-2"))
        sent = self.admin.post("/messages", {"name": "letter", "correlationKey": "A-2", "variables": {"text": "hi"}}, expect=200).body
        self.assertEqual(sent, {"correlated": [{"processInstanceId": two, "elementId": "wait"}], "buffered": False})
        self.assertEqual((self.state(one), self.state(two)), ("active", "completed"))
        self.assertEqual(self.admin.get(f"/process-instances/{two}/variables")["text"], "hi")
        nobody = self.admin.post("/messages", {"name": "letter", "correlationKey": "A-9"}, expect=200).body
        self.assertEqual(nobody, {"correlated": [], "buffered": False})

    def test_messages_wait_and_come_once(self):
        body = {"name": "letter", "correlationKey": "B-1", "ttl": "PT1H", "messageId": "m-1"}
        self.assertEqual(self.admin.post("/messages", body, expect=200)["buffered"], True)
        self.admin.post("/messages", body, expect=409)
        instance = self.admin.start("letter", {"number": "B-1"}).body
        self.assertEqual(self.state(instance["id"]), "completed")

    def test_signals_without_anybody(self):
        self.assertEqual(self.admin.post("/signals", {"name": "nobody-waits"}, expect=200).body, {"correlated": []})


if __name__ == "__main__":
    unittest.main()
