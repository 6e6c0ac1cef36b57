import unittest

from server import Server

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def fees(text, namespace="urn:fees"):
    return f"""<definitions xmlns="{DMN}" id="m" name="fees" namespace="{namespace}">
  <inputData id="area" name="Floor Area"><variable name="Floor Area" typeRef="number"/></inputData>
  <inputData id="day" name="day"><variable name="day" typeRef="date"/></inputData>
  <decision id="fee" name="Fee"><informationRequirement><requiredInput href="#area"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE"><input><inputExpression><text>Floor Area</text></inputExpression></input><output/>
      <rule id="small"><inputEntry><text>&lt; 300</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
      <rule id="large"><inputEntry><text>&gt;= 300</text></inputEntry><outputEntry><text>{text}</text></outputEntry></rule>
    </decisionTable></decision>
  <decision id="due" name="Due Date"><informationRequirement><requiredInput href="#day"/></informationRequirement>
    <informationRequirement><requiredDecision href="#fee"/></informationRequirement>
    <literalExpression><text>day + duration("P3D")</text></literalExpression></decision>
  <decisionService id="service" name="Fee Service"><outputDecision href="#fee"/><inputData href="#area"/></decisionService>
</definitions>""".encode()


class DecisionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().__enter__()
        cls.admin = cls.server.admin()
        cls.admin.upload("/deployments", {"fees.dmn": fees("Floor Area * 2")}, 201)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def ask(self, decision, variables, expect=200, **query):
        return self.admin.call("POST", f"/decisions/{decision}/evaluate", {"variables": variables}, expect=expect, query=query).body

    def test_a_decision_is_made_by_id_and_by_name(self):
        answer = self.ask("fee", {"Floor Area": 350})
        self.assertEqual(answer["result"], 700)
        self.assertEqual(answer["decisions"], [{"id": "fee", "name": "Fee", "matchedRules": ["large"], "output": 700}])
        self.assertEqual(self.ask("Due%20Date", {"day": "2026-11-23"})["result"], "2026-11-26")
        self.assertEqual(self.ask("Fee%20Service", {"Floor Area": 300})["result"], 600)

    def test_null_comes_with_its_reason(self):
        answer = self.ask("fee", {"Floor Area": "much"})
        self.assertIsNone(answer["result"])
        self.assertIn("Floor Area", answer["warnings"][0])

    def test_an_unknown_decision_is_not_found(self):
        self.assertEqual(self.ask("nothing", {}, expect=404)["code"], "unknown-decision")
        self.assertEqual(self.ask("fee", {}, expect=404, model="urn:other")["code"], "unknown-decision")

    def test_a_broken_model_is_refused_with_its_places(self):
        problem = self.admin.upload("/deployments", {"broken.dmn": fees("1 +", "urn:broken")}, 422).body
        error = problem["errors"][0]
        self.assertEqual((error["code"], error["resource"], error["line"]), ("feel-syntax", "broken.dmn", 7))
        self.assertIn(">>>", error["message"])


if __name__ == "__main__":
    unittest.main()
