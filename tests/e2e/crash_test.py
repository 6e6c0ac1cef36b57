"""kill -9 under load, again and again: every write that was acknowledged is there exactly once, and nothing else is.

Each writer gives every request an Idempotency-Key. What was acknowledged is recorded here, outside the server. A request
without an answer may have happened or not: after the restart it is sent again under its key and must then be answered.
"""
import http.client
import os
import random
import threading
import time
import unittest

from server import Server

ROUNDS = int(os.environ.get("JOINERY_KILLS", "20"))
WRITERS = 4


class Writer(threading.Thread):
    """Starts cases and completes their three tasks until the server dies."""

    def __init__(self, server, name):
        super().__init__(daemon=True)
        self.client = server.admin()
        self.name = name
        self.count = 0
        self.open = None     # (path, body, key) of the request without an answer
        self.started = {}    # business key -> instance id, acknowledged
        self.completed = []  # task ids, acknowledged
        self.fault = None

    def send(self, path, body, status):
        self.count += 1
        self.open = (path, body, f"{self.name}-{self.count}", status)
        reply = self.client.post(path, body, key=self.open[2], expect=status)
        self.record(reply)
        return reply

    def record(self, reply):
        path, body = self.open[:2]
        if path == "/process-instances":
            self.started[body["businessKey"]] = reply["id"]
        else:
            self.completed.append(path.split("/")[2])
        self.open = None

    def run(self):
        try:
            while True:
                instance = self.send("/process-instances", {"process": "parallel", "businessKey": f"{self.name}-{self.count}"}, 201)["id"]
                for task in self.client.items("/tasks", processInstanceId=instance):
                    self.send(f"/tasks/{task['id']}/complete", {"variables": {task["elementId"]: self.name}}, 200)
        except (OSError, http.client.HTTPException):
            pass  # the server was killed
        except Exception as error:  # told by the test
            self.fault = error

    def repeat(self, client):
        """What had no answer is sent again."""
        if self.open is None:
            return
        path, body, key, status = self.open
        self.record(client.post(path, body, key=key, expect=status))


class CrashTest(unittest.TestCase):
    def test_nothing_acknowledged_is_lost_or_doubled(self):
        seed = int(os.environ.get("JOINERY_SEED", time.time_ns() % 10**9))
        print(f"seed {seed} (JOINERY_SEED repeats it), {ROUNDS} kills")
        dice = random.Random(seed)
        started, completed = {}, []
        with Server() as server:
            server.admin().deploy("parallel.bpmn")
            for turn in range(ROUNDS):
                writers = [Writer(server, f"r{turn}w{n}") for n in range(WRITERS)]
                for writer in writers:
                    writer.start()
                time.sleep(dice.uniform(0.05, 0.8))
                server.kill()
                for writer in writers:
                    writer.join(60)
                    self.assertFalse(writer.is_alive())
                    if writer.fault:
                        raise writer.fault
                server.start()
                admin = server.admin()
                for writer in writers:
                    writer.repeat(admin)
                    started.update(writer.started)
                    completed += writer.completed
                self.hold(admin, started, completed)
            self.history_is_whole(admin, started)
        print(f"{len(started)} cases, {len(completed)} completions")
        self.assertGreater(len(completed), ROUNDS * 3)

    def hold(self, admin, started, completed):
        self.assertEqual(len(completed), len(set(completed)))
        there = admin.items("/process-instances", process="parallel", limit=500)
        self.assertEqual({i["businessKey"]: i["id"] for i in there}, started)
        self.assertEqual(len(there), len(started))
        done = [t["id"] for t in admin.items("/tasks", process="parallel", state="completed", limit=500)]
        self.assertEqual(sorted(done), sorted(completed))
        for instance in there[:20]:
            tree = instance["id"].split("-")[0] + "-"
            count = sum(t.startswith(tree) for t in completed)
            self.assertEqual(instance["state"], "completed" if count == 3 else "active", (instance, count))

    def history_is_whole(self, admin, started):
        for instance in list(started.values())[:30]:
            rows = admin.items(f"/process-instances/{instance}/history", limit=500)
            self.assertEqual([r["type"] for r in rows].count("instance-started"), 1)
            for task in ("t1", "t2", "t3"):
                completions = [r for r in rows if r["type"] == "element-completed" and r["elementId"] == task]
                self.assertLessEqual(len(completions), 1)
        self.assertEqual(admin.get("/process-instances", state="failed").body["items"], [])


if __name__ == "__main__":
    unittest.main()
