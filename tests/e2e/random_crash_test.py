"""Fifty random processes on one server that is killed with kill -9 after every round of steps: what the API says about
every instance is the same before and after, and the processes go on to their end.

    JOINERY_SEED=4711 JOINERY_PROCESSES=1 tests/e2e/run.py random_crash_test     # one of them again
"""
import os
import pathlib
import random
import re
import subprocess
import unittest

from server import ROOT, Server

PROGRAM = pathlib.Path(os.environ.get("JOINERY_RANDOM", ROOT / "build/tests/random_process"))
PROCESSES = int(os.environ.get("JOINERY_PROCESSES", "50"))
FIRST = int(os.environ.get("JOINERY_SEED", "30001"))
ROUNDS = 15
TIME_LIMIT = "PT1H"


def model(seed):
    """The process of a seed under names of its own: `p` becomes `p4711`, so that fifty do not meet."""
    xml = subprocess.run([PROGRAM, "xml", str(seed)], capture_output=True, text=True, check=True).stdout
    xml = re.sub(r'(<process id=|<global\w*[tT]ask id=|calledElement=)"(\w+)"', rf'\1"\g<2>{seed}"', xml)
    return re.sub(r'(<(?:message|signal|dataStore) id="\w+" name=)"(\w+)"', rf'\1"\2_{seed}"', xml)


class Case:
    """The instances of one random process and somebody who does random things to them."""

    def __init__(self, seed):
        self.seed, self.dice, self.xml = seed, random.Random(seed), model(seed)
        self.messages = re.findall(r'<message id="\w+" name="(\w+)"', self.xml)
        self.signals = re.findall(r'<signal id="\w+" name="(\w+)"', self.xml)
        self.acts = []

    def variables(self):
        return {f"v{i}": self.dice.randrange(6) for i in range(self.dice.randrange(4))}

    def begin(self, admin):
        admin.upload("/deployments", {f"random{self.seed}.bpmn": self.xml.encode()}, 201)
        started = admin.post("/process-instances", {"process": f"p{self.seed}", "variables": self.variables()})
        if started.status == 201:
            return
        assert started.body["code"] == "no-start-event", started.body  # it begins with what comes from outside
        for path, names in (("/messages", self.messages), ("/signals", self.signals)):
            for name in names:
                admin.post(path, {"name": name, "variables": self.variables()})

    def instances(self, admin):
        return [i for key in ("p", "child") for i in admin.items("/process-instances", process=f"{key}{self.seed}", limit=100)]

    def step(self, admin):
        """One thing that brings an instance on, or disturbs it; what may be done is asked of the server."""
        live = [i["id"] for i in self.instances(admin) if i["state"] in ("active", "suspended")]
        acts = []
        for instance in live:
            acts += [("complete", t["id"]) for t in admin.items("/tasks", processInstanceId=instance)
                     if t["state"] not in ("completed", "cancelled")]
            acts += [("retry", i["id"]) for i in admin.items("/incidents", processInstanceId=instance)]
            acts.append(("set", instance))
            acts.append((self.dice.choice(["suspend", "resume", "resume"]), instance))
        acts += [("message", m) for m in self.messages] + [("signal", s) for s in self.signals] if live else []
        if not acts:
            return False
        act, subject = self.dice.choice(acts)
        self.acts.append(f"{act} {subject}")
        variables = self.variables()
        call = {
            "complete": lambda: admin.post(f"/tasks/{subject}/complete", {"variables": variables}),
            "retry": lambda: admin.post(f"/incidents/{subject}/retry"),
            "set": lambda: admin.call("PATCH", f"/process-instances/{subject}/variables", variables),
            "suspend": lambda: admin.post(f"/process-instances/{subject}/suspend", {}),
            "resume": lambda: admin.post(f"/process-instances/{subject}/resume", {}),
            "message": lambda: admin.post("/messages", {"name": subject, "variables": variables}),
            "signal": lambda: admin.post("/signals", {"name": subject, "variables": variables}),
        }[act]
        reply = call()
        if reply.status >= 500:
            raise AssertionError(f"{act} {subject}: {reply.status} {reply.raw[:500]!r}")
        return True

    def told(self, admin):
        """Everything that the API says about the instances."""
        all_ = {}
        for instance in self.instances(admin):
            path = f"/process-instances/{instance['id']}"
            tokens = admin.get(path + "/tokens").body
            all_[instance["id"]] = [instance, tokens, admin.get(path + "/variables").body, admin.items(path + "/history", limit=500),
                                    admin.items("/incidents", processInstanceId=instance["id"]),
                                    admin.items("/tasks", processInstanceId=instance["id"], limit=100)]
        return all_


class RandomCrashTest(unittest.TestCase):
    maxDiff = 4000

    def test_fifty_random_processes_survive_every_kill(self):
        cases = [Case(seed) for seed in range(FIRST, FIRST + PROCESSES)]
        ended = kills = 0
        with Server(manual_clock=True) as server:
            admin = server.admin()
            for case in cases:
                case.begin(admin)
            open_ = list(cases)
            for turn in range(ROUNDS):
                if not open_:
                    break
                open_ = [case for case in open_ if case.step(admin)]
                if turn % 4 == 3:
                    admin.post("/clock", {"advance": TIME_LIMIT}, expect=200)
                self.work(admin)
                before = {case.seed: case.told(admin) for case in open_}
                server.kill()
                server.start()
                kills += 1
                admin = server.admin()
                for case in open_:
                    again = f"seed {case.seed} (JOINERY_SEED={case.seed} JOINERY_PROCESSES=1 repeats it), acts {case.acts}"
                    self.assertEqual(before[case.seed], case.told(admin), again)
            for case in cases:
                ended += all(i["state"] not in ("active", "suspended") for i in case.instances(admin))
        print(f"{len(cases)} processes, {kills} kills, {ended} ended, {sum(len(c.acts) for c in cases)} steps")
        self.assertTrue(PROCESSES < 50 or (ended >= 10 and kills >= 10))

    def work(self, admin):
        """The workers' part: every job that waits is done."""
        jobs = admin.post("/jobs/activate", {"type": "work", "worker": "w", "maxJobs": 100, "lockFor": "PT1M"}, expect=200)["jobs"]
        for job in jobs:
            admin.post(f"/jobs/{job['id']}/complete", {"worker": "w", "variables": {}}, expect=200)


if __name__ == "__main__":
    unittest.main()
