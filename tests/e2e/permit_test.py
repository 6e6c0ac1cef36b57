"""The sample 施工许可阶段并联审批 from the application to the end, by the people of its organisation, over HTTP."""
import copy
import json
import unittest

from server import ROOT, Server

FOLDER = ROOT / "samples/construction-permit"
CASES = json.loads((FOLDER / "case-data.json").read_text(encoding="utf-8"))
PASSWORDS = {u["id"]: u["password"] for u in json.loads((FOLDER / "organisation.json").read_text(encoding="utf-8"))["users"]}


def changed(base, change):
    """`base` with `change` laid over it; null removes."""
    if not isinstance(change, dict):
        return change
    out = copy.deepcopy(base) if isinstance(base, dict) else {}
    for name, value in change.items():
        if value is None:
            out.pop(name, None)
        else:
            out[name] = changed(out.get(name), value)
    return out


class Case:
    def __init__(self, server, variant):
        self.server, self.variant = server, variant
        self.people = {}
        self.applicant = self.person("chen.jing")
        # Every case has a project of its own: messages are correlated by the project's code.
        self.application = changed(CASES["application"], variant.get("change", {}))
        self.key = CASES["businessKey"]
        self.root = self.applicant.post("/process-instances", {"process": "construction-permit", "businessKey": self.key,
                                                               "variables": self.application}, expect=201)["id"]
        self.done = []

    def person(self, user):
        if user not in self.people:
            self.people[user] = self.server.client(user, PASSWORDS[user])
        return self.people[user]

    def step(self, task):
        for step in CASES["steps"]:
            if (step["process"], step["element"]) == (task["process"], task["elementId"]):
                users = step.get("users", {})
                return next((users[g] for g in task["candidateGroups"] if g in users), step.get("user")), step["variables"]
        raise AssertionError(f"no step for {task}")

    def open(self):
        admin = self.server.admin()
        tree = self.root.split("-")[0] + "-"
        return [t for t in admin.items("/tasks", state="open,claimed", limit=500) if t["id"].startswith(tree)]

    def work(self, leave=()):
        """Everybody works until nothing is open but what is in `leave`."""
        for _ in range(100):
            tasks = [t for t in self.open() if t["elementId"] not in leave]
            if not tasks:
                return
            user, variables = self.step(tasks[0])
            client = self.person(user)
            assert tasks[0]["id"] in [t["id"] for t in client.items("/tasks", mine="true", limit=500)], (user, tasks[0])
            form = client.get(f"/tasks/{tasks[0]['id']}/form").body
            assert form["schema"]["id"] == tasks[0]["form"]
            client.post(f"/tasks/{tasks[0]['id']}/complete", {"variables": variables}, expect=200)
            self.done.append(tasks[0]["elementId"])
        raise AssertionError("the case does not come to an end")

    def send(self, message):
        body = dict(CASES["messages"][message], correlationKey=self.key)
        return self.server.admin().post("/messages", body, expect=200)["correlated"]

    def entered(self):
        history = self.server.admin().items(f"/process-instances/{self.root}/history", types="element-entered", limit=500)
        return {h["elementId"] for h in history}

    def state(self):
        return self.applicant.get(f"/process-instances/{self.root}")["state"]


class PermitTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(manual_clock=True, flags=["--load", str(FOLDER)]).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def variant(self, name):
        return next(v for v in CASES["variants"] if v["name"] == name)

    def finish(self, case):
        if not case.send("evaluation"):
            raise AssertionError(f"nobody waits for the evaluation: {case.state()} {case.open()}")
        self.assertEqual(case.state(), "completed")

    def test_everybody_agrees(self):
        case = Case(self.server, self.variant("happy"))
        case.work()
        branches = {"ca_A2", "ca_A3", "ca_A5", "ca_B1", "ca_B2", "ca_joint_survey", "ut_O1"}
        self.assertEqual(case.entered() & branches, set(case.variant["selected"]))
        self.finish(case)
        decided = [self.server.admin().items(f"/process-instances/{i['id']}/history", types="task-completed")
                   for i in self.server.admin().items("/process-instances", process="permit-decision", parentId=case.root)]
        self.assertEqual(len({h["actor"] for h in decided[0]}), 3)  # three steps, three people

    def test_silence_is_consent_and_a_crash_loses_nothing(self):
        case = Case(self.server, self.variant("plain"))
        case.work(leave=("ut_O1",))
        self.assertEqual([t["elementId"] for t in case.open()], ["ut_O1"])
        self.server.kill()
        self.server.start()
        case.people.clear()
        case.applicant = case.person("chen.jing")
        self.assertEqual([t["elementId"] for t in case.open()], ["ut_O1"])
        self.server.admin().post("/clock", {"advance": "P2D"}, expect=200)
        self.assertIn("st_default_consent", case.entered())
        case.work()
        self.finish(case)

    def test_every_department(self):
        case = Case(self.server, self.variant("full"))
        case.work()
        self.assertLessEqual(set(case.variant["selected"]), case.entered())
        self.finish(case)

    def test_the_picture_shows_where_it_stands(self):
        case = Case(self.server, self.variant("plain"))
        definition = case.applicant.get(f"/process-instances/{case.root}")["definitionId"]
        svg = case.applicant.get(f"/process-definitions/{definition}/diagram.svg", instance=case.root).raw.decode()
        self.assertRegex(svg, r'class="[^"]*jd-active[^"]*" data-element-id="ut_prereview"')
        case.server.admin().post(f"/process-instances/{case.root}/cancel", {"reason": "end of the test"}, expect=200)

    def test_the_start_form_judges(self):
        applicant = self.server.client("chen.jing", PASSWORDS["chen.jing"])
        definition = applicant.items("/process-definitions", key="construction-permit", latest="true")[0]["id"]
        self.assertEqual(applicant.get(f"/process-definitions/{definition}/start-form")["schema"]["id"], "application")
        found = applicant.post(f"/process-definitions/{definition}/start-form/evaluate", {"data": {}}, expect=200).body
        self.assertTrue(found["errors"])
        wrong = changed(CASES["application"], {"builder": {"uscc": "12341300MA2NKL0X8Z"}, "project": {"name": None}, "odd": 1})
        problem = applicant.post("/process-instances", {"process": "construction-permit", "variables": wrong}, expect=422).body
        self.assertEqual(problem["code"], "form-invalid")
        self.assertLessEqual({"/variables/builder/uscc", "/variables/project/name", "/variables/odd"}, {e["pointer"] for e in problem["errors"]})
        stranger = self.server.client("sun.wei", PASSWORDS["sun.wei"])
        self.assertEqual(stranger.post("/process-instances", {"process": "construction-permit", "variables": CASES["application"]},
                                       expect=403)["code"], "not-allowed-to-start")


if __name__ == "__main__":
    unittest.main()
