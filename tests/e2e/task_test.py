import unittest

from server import ORGANISATION, Server


class TaskTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)
        cls.admin.deploy("review.bpmn", "opinion.form.json", "parallel.bpmn")
        cls.li, cls.wang, cls.zhao = (cls.server.client(u) for u in ("li", "wang", "zhao"))

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def review(self, variables=None):
        """A fresh review's task, seen by the administrator."""
        instance = self.admin.start("review", {"applicant": "张三", "secret": "s", **(variables or {})}, businessKey="K")["id"]
        return self.admin.task(instance)

    def test_a_task_says_what_it_is(self):
        task = self.review()
        self.assertEqual((task["name"], task["elementId"], task["process"], task["businessKey"]), ("审核材料", "check", "review", "K"))
        self.assertEqual((task["candidateGroups"], task["outcomes"], task["form"]), (["reviewers"], ["agree", "reject"], "opinion"))
        self.assertEqual((task["state"], task["assignee"], task["completedAt"]), ("open", None, None))
        self.assertEqual(self.li.get(f"/tasks/{task['id']}").body, task)

    def test_candidates_claim_and_others_see_nothing(self):
        path = "/tasks/" + self.review()["id"]
        for call in (lambda: self.zhao.get(path, expect=404), lambda: self.zhao.post(path + "/claim", expect=404),
                     lambda: self.zhao.post(path + "/complete", {}, expect=404), lambda: self.zhao.get(path + "/form", expect=404),
                     lambda: self.zhao.get(path + "/attachments", expect=404)):
            self.assertEqual(call()["code"], "unknown-task")
        self.assertEqual(self.li.post(path + "/claim", expect=200)["assignee"], "li")
        self.assertEqual(self.li.post(path + "/claim", expect=200)["state"], "claimed")
        self.assertEqual(self.wang.post(path + "/claim", expect=409)["code"], "task-claimed")
        answer = {"variables": {"opinion": "同意"}, "outcome": "agree"}
        self.assertEqual(self.wang.post(path + "/complete", answer, expect=403)["code"], "not-claimed-by-you")
        self.assertEqual(self.admin.post(path + "/complete", answer, expect=403)["code"], "not-claimed-by-you")
        self.assertEqual(self.wang.post(path + "/unclaim", expect=403)["code"], "not-claimed-by-you")
        self.assertEqual(self.li.post(path + "/unclaim", expect=200)["state"], "open")
        self.assertEqual(self.li.post(path + "/unclaim", expect=409)["code"], "task-not-claimed")

    def test_completing_takes_an_offered_task(self):
        task = self.review()
        path = "/tasks/" + task["id"]
        done = self.wang.post(path + "/complete", {"variables": {"opinion": "同意"}, "outcome": "agree", "comment": "好"}, expect=200).body
        self.assertEqual((done["state"], done["assignee"], done["outcome"]), ("completed", "wang", "agree"))
        self.assertEqual(self.admin.get(path).body, done)
        instance = self.admin.get("/process-instances/" + task["processInstanceId"]).body
        self.assertEqual(instance["state"], "completed")
        self.assertEqual((instance["variables"]["opinion"], instance["variables"]["outcome"]), ("同意", "agree"))
        self.assertEqual(self.wang.post(path + "/complete", {}, expect=409)["code"], "task-completed")
        self.assertIn(task["id"], [t["id"] for t in self.wang.items("/tasks", assignee="wang", state="completed")])
        history = self.wang.items(f"/process-instances/{task['processInstanceId']}/history", types="task-completed")
        self.assertEqual([(h["actor"], h["elementId"]) for h in history], [("wang", "check")])
        self.admin.post("/tasks/999999-1/complete", {}, expect=404)
        self.admin.post("/tasks/x/complete", {}, expect=404)

    def test_the_form_shows_what_may_be_seen(self):
        task = self.review({"opinion": "旧", "other": 1})
        page = self.li.get(f"/tasks/{task['id']}/form").body
        self.assertEqual(page["access"], {"applicant": "read", "secret": "hidden", "opinion": "required", "area": "write", "reason": "write"})
        self.assertEqual(page["data"], {"applicant": "张三", "opinion": "旧"})
        self.assertEqual(page["schema"]["id"], "opinion")

    def test_every_field_that_is_wrong_is_named_and_nothing_changes(self):
        path = "/tasks/" + self.review()["id"]
        wrong = {"applicant": "李四", "secret": "x", "area": 5000, "unknown": 1}
        problem = self.li.post(path + "/complete", {"variables": wrong, "outcome": "agree"}, expect=422).body
        self.assertEqual(problem["code"], "form-invalid")
        self.assertEqual({e["pointer"] for e in problem["errors"]},
                         {"/variables/applicant", "/variables/secret", "/variables/area", "/variables/opinion", "/variables/unknown"})
        chinese = self.li.call("POST", path + "/complete", {"variables": {}}, headers={"Accept-Language": "zh-CN"}, expect=422)
        self.assertRegex(chinese["errors"][0]["message"], "[\u4e00-\u9fff]")
        self.assertEqual(self.li.get(path)["state"], "open")
        self.assertEqual(self.li.post(path + "/complete", {"variables": {"opinion": "可"}, "outcome": "perhaps"}, expect=422)["code"],
                         "unknown-outcome")
        unknown = self.li.post(path + "/complete", {"outcom": "agree"}, expect=400).body
        self.assertEqual((unknown["code"], unknown["errors"][0]["pointer"]), ("unknown-field", "/outcom"))

    def test_a_draft_is_kept_and_shown(self):
        path = "/tasks/" + self.review()["id"]
        self.li.post(path + "/claim", expect=200)
        self.li.post(path + "/save", {"variables": {"area": 12.50}}, expect=200)
        self.assertEqual(self.li.get(path + "/form")["data"], {"applicant": "张三", "area": 12.5})
        self.assertEqual(self.li.post(path + "/save", {"variables": {"secret": "x"}}, expect=422)["code"], "form-invalid")
        self.wang.post(path + "/save", {"variables": {}}, expect=403)

    def test_the_form_can_be_asked_while_typing(self):
        path = "/tasks/" + self.review()["id"] + "/form/evaluate"
        found = self.li.post(path, {"data": {"opinion": "同意", "area": -1}}, expect=200).body
        self.assertEqual(found["hidden"], ["secret", "reason"])
        self.assertEqual([e["pointer"] for e in found["errors"]], ["/area"])
        self.li.post(path, {}, expect=400)

    def test_delegate_comes_back_and_transfer_does_not(self):
        path = "/tasks/" + self.review()["id"]
        self.li.post(path + "/claim", expect=200)
        self.assertEqual(self.li.post(path + "/delegate", {"to": "nobody"}, expect=422)["code"], "unknown-user")
        delegated = self.li.post(path + "/delegate", {"to": "zhao", "comment": "请看"}, expect=200).body
        self.assertEqual((delegated["assignee"], delegated["owner"], delegated["state"]), ("zhao", "li", "delegated"))
        self.assertEqual([t["id"] for t in self.zhao.items("/tasks", mine="true")], [path.split("/")[-1]])
        back = self.zhao.post(path + "/complete", {"variables": {"opinion": "可以"}}, expect=200).body
        self.assertEqual((back["assignee"], back["state"]), ("li", "claimed"))
        self.assertEqual(self.li.get(path + "/form")["data"]["opinion"], "可以")
        self.assertEqual(self.li.post(path + "/transfer", {"to": "wang"}, expect=200)["assignee"], "wang")
        self.li.post(path + "/complete", {}, expect=403)
        self.assertEqual(self.admin.post(path + "/transfer", {"to": "zhao"}, expect=200)["assignee"], "zhao")
        self.assertEqual([c["text"] for c in self.zhao.items(path + "/comments")], ["请看"])

    def test_comment_urge_cc(self):
        path = "/tasks/" + self.review()["id"]
        self.li.post(path + "/comment", {"text": "第一"}, expect=200)
        self.wang.post(path + "/urge", {"comment": "快"}, expect=200)
        self.li.post(path + "/cc", {"to": ["zhao"], "comment": "知会"}, expect=200)
        comments = self.zhao.items(path + "/comments")
        self.assertEqual([(c["author"], c["kind"], c["text"]) for c in comments],
                         [("li", "comment", "第一"), ("wang", "urge", "快"), ("li", "cc", "知会")])
        self.zhao.post(path + "/complete", {}, expect=403)
        self.li.post(path + "/cc", {"to": ["nobody"]}, expect=422)
        self.li.post(path + "/comment", {}, expect=400)

    def test_operations_of_later_versions_are_refused_by_name(self):
        path = "/tasks/" + self.review()["id"]
        for word in ("add-sign", "remove-sign", "return", "withdraw"):
            problem = self.li.post(f"{path}/{word}", {"to": "x"}, expect=422).body
            self.assertEqual((problem["code"], problem["element"]), ("not-supported", word))

    def test_attachments(self):
        path = "/tasks/" + self.review()["id"] + "/attachments"
        content = bytes(range(256)) * 100
        added = self.li.upload(path, {'附"件.pdf'.replace('"', "%22"): content}, expect=201, key="file-1").body
        again = self.li.call("POST", path, b"", content_type="text/plain", expect=415)
        self.assertEqual(again["code"], "unsupported-media-type")
        self.assertEqual((added["name"], added["size"], added["createdBy"]), ('附"件.pdf', 25600, "li"))
        self.assertEqual(self.wang.items(path), [added])
        got = self.wang.get(f"{path}/{added['id']}")
        self.assertEqual(got.raw, content)
        self.assertIn("attachment", got.headers["Content-Disposition"])
        self.wang.get(path + "/none", expect=404)
        self.zhao.get(f"{path}/{added['id']}", expect=404)
        self.li.upload(path, {"a": b"1", "b": b"2"}, expect=400)

    def test_lists_filter_and_sort(self):
        key = "filter"
        ids = [self.admin.start("review", {}, businessKey=key + str(n))["id"] for n in range(3)]
        tasks = [self.admin.task(i)["id"] for i in ids]
        self.li.post(f"/tasks/{tasks[1]}/claim", expect=200)
        names = lambda client, **q: [t["id"] for t in client.items("/tasks", q=key, **q)]
        self.assertEqual(names(self.admin), tasks[::-1])
        self.assertEqual(names(self.admin, sort="createdAt", limit=1), tasks)
        self.assertEqual(names(self.admin, state="claimed"), [tasks[1]])
        self.assertEqual(names(self.admin, assignee="li"), [tasks[1]])
        self.assertEqual(names(self.admin, candidateGroup="reviewers", state="open"), [tasks[2], tasks[0]])
        self.assertEqual(names(self.li, mine="true"), tasks[::-1])
        self.assertEqual(names(self.wang, mine="true"), [tasks[2], tasks[0]])
        self.assertEqual(names(self.zhao), [])
        self.assertEqual(names(self.zhao, candidateGroup="reviewers"), [])
        self.assertEqual(names(self.admin, process="review", elementId="check", processInstanceId=ids[0]), [tasks[0]])
        self.assertEqual(names(self.admin, dueBefore="2100-01-01T00:00:00Z"), [])
        for wrong in ({"sort": "odd"}, {"state": "odd"}, {"mine": "yes"}, {"dueBefore": "tomorrow"}, {"assigne": "li"}):
            self.admin.get("/tasks", expect=400, **wrong)

    def test_three_tasks_join(self):
        instance = self.admin.start("parallel")["id"]
        for task in self.admin.items("/tasks", processInstanceId=instance):
            self.assertEqual(self.admin.get(f"/process-instances/{instance}")["state"], "active")
            self.admin.post(f"/tasks/{task['id']}/complete", expect=200)
        self.assertEqual(self.admin.get(f"/process-instances/{instance}")["state"], "completed")


if __name__ == "__main__":
    unittest.main()
