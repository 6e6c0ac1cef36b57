import io
import unittest
import zipfile

from server import Server, model


def bpmn(body, attributes=""):
    return (f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t" {attributes}>'
            f"{body}</definitions>").encode()


class DeployTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().__enter__()
        cls.admin = cls.server.admin()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def bare(self, xml, expect):
        return self.admin.call("POST", "/deployments", xml, content_type="application/xml", expect=expect)

    def test_versions_grow_only_with_changes(self):
        first = self.admin.deploy("automatic.bpmn").body
        self.assertEqual([(d["kind"], d["key"], d["version"]) for d in first["definitions"]], [("process", "automatic", 1)])
        again = self.admin.deploy("automatic.bpmn", expect=200).body
        self.assertEqual(again["definitions"][0]["version"], 1)
        changed = model("automatic.bpmn").replace(b'name="', b'name="x') + b"<!-- changed -->"
        second = self.admin.upload("/deployments", {"automatic.bpmn": changed}, 201).body
        self.assertEqual(second["definitions"][0]["version"], 2)
        found = self.admin.items("/process-definitions", key="automatic")
        self.assertEqual(sorted((d["version"], d["latest"]) for d in found), [(1, False), (2, True)])
        self.assertEqual([d["version"] for d in self.admin.items("/process-definitions", key="automatic", latest="true")], [2])

    def test_xml_comes_back_byte_for_byte(self):
        definition = self.admin.deploy("patience.bpmn")["definitions"][0]["id"]
        self.assertEqual(self.admin.get(f"/process-definitions/{definition}/xml").raw, model("patience.bpmn"))
        self.assertEqual(self.admin.get(f"/process-definitions/{definition}")["key"], "patience")
        svg = self.admin.get(f"/process-definitions/{definition}/diagram.svg", theme="dark").raw.decode()
        self.assertIn('data-element-id="days"', svg)

    def test_a_zip_package_deploys_together(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("review.bpmn", "opinion.form.json"):
                archive.writestr(name, model(name))
        reply = self.admin.call("POST", "/deployments", packed.getvalue(), content_type="application/zip", expect=201)
        self.assertEqual({d["kind"] for d in reply["definitions"]}, {"process", "form"})
        broken = self.admin.call("POST", "/deployments", packed.getvalue()[:200], content_type="application/zip", expect=400)
        self.assertEqual(broken["code"], "malformed-zip")

    def test_dry_run_deploys_nothing(self):
        self.admin.deploy("letter.bpmn", expect=200, dryRun="true")
        self.assertEqual(self.admin.items("/process-definitions", key="letter"), [])
        self.admin.deploy("letter.bpmn", expect=200, dryRun="true", checks="specification")
        self.admin.deploy("letter.bpmn", expect=400, checks="specification")

    def test_malformed_xml_has_its_place(self):
        problem = self.bare(b'<definitions xmlns="x">\n  <process id="p"\n', 422).body
        self.assertEqual(problem["code"], "invalid-model")
        self.assertTrue(all(e["line"] >= 2 and e["column"] >= 1 for e in problem["errors"]), problem)

    def test_document_types_and_entities_are_refused(self):
        evil = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + bpmn("<process id='p'>&x;</process>")
        problem = self.bare(evil, 422).body
        self.assertEqual(problem["errors"][0]["code"], "xml-doctype")
        self.assertNotIn("root:", str(problem))

    def test_nesting_ten_thousand_deep_is_refused(self):
        deep = bpmn("<process id='p'>" + "<subProcess>" * 10000 + "</subProcess>" * 10000 + "</process>")
        self.assertEqual(self.bare(deep, 422)["errors"][0]["code"], "xml-too-deep")

    def test_every_element_that_cannot_run_is_named_at_once(self):
        xml = bpmn('<process id="p" isExecutable="true"><startEvent id="s"/><transaction id="one"/><adHocSubProcess id="two"/>'
                   '<sequenceFlow id="f" sourceRef="s" targetRef="nobody"/></process>')
        errors = self.bare(xml, 422)["errors"]
        named = " ".join(str(e.get("element")) + e["message"] for e in errors)
        for element in ("one", "two", "nobody"):
            self.assertIn(element, named)
        self.assertTrue(all(e["resource"] and e["line"] >= 1 for e in errors), errors)

    def test_unsound_flows_warn_and_stop_a_strict_deployment(self):
        flows = [("s", "f"), ("f", "a"), ("f", "b"), ("a", "j"), ("b", "j"), ("j", "e")]
        xml = bpmn('<process id="unsound" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="f" default="f_b"/><task id="a"/>'
                   '<task id="b"/><parallelGateway id="j"/><endEvent id="e"/>'
                   + "".join(f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in flows).replace(
                       'targetRef="a"/>', 'targetRef="a"><conditionExpression>x</conditionExpression></sequenceFlow>') + "</process>")
        strict = self.admin.call("POST", "/deployments", xml, {"strict": "true"}, content_type="application/xml", expect=422)
        deadlock = [e for e in strict["errors"] if e["code"] == "deadlock"]
        self.assertEqual([(e["element"], e["severity"]) for e in deadlock], [("j", "error")])
        self.assertIn("s -> f -> ", deadlock[0]["message"])
        self.assertEqual(self.admin.items("/process-definitions", key="unsound"), [])
        accepted = self.bare(xml, 201)
        self.assertIn(("deadlock", "j", "warning"), [(p["code"], p["element"], p["severity"]) for p in accepted["problems"]])

    def test_other_warnings_do_not_stop_a_strict_deployment(self):
        xml = bpmn('<process id="loose" isExecutable="true"><startEvent id="s"/><scriptTask id="t"><script>1</script></scriptTask>'
                   '<endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/>'
                   "</process>")
        reply = self.admin.call("POST", "/deployments", xml, {"strict": "true"}, content_type="application/xml", expect=201)
        self.assertIn("script-format", [p["code"] for p in reply["problems"]])

    def test_a_deployment_is_all_or_nothing(self):
        self.admin.upload("/deployments", {"stuck.bpmn": model("stuck.bpmn"), "broken.bpmn": b"<definitions>"}, 422)
        self.assertEqual(self.admin.items("/process-definitions", key="stuck"), [])

    def test_what_is_no_deployment(self):
        self.assertEqual(self.admin.call("POST", "/deployments", {}, expect=415)["code"], "unsupported-media-type")
        self.assertEqual(self.admin.call("POST", "/deployments", b"--B--", content_type="multipart/form-data; boundary=B",
                                         expect=400)["code"], "nothing-to-deploy")
        self.assertEqual(self.admin.call("POST", "/deployments", b"x", content_type="multipart/form-data", expect=400)["code"],
                         "malformed-multipart")
        self.admin.get("/process-definitions/none:1", expect=404)
        self.admin.get("/process-definitions/none:1/xml", expect=404)

    def test_one_key_deploys_once(self):
        changed = model("work.bpmn")
        first = self.admin.upload("/deployments", {"work.bpmn": changed}, 201, key="deploy-1").body
        self.assertEqual(self.admin.post("/process-instances", {"process": "work"}, expect=201)["version"], 1)
        self.assertEqual(first["definitions"][0]["version"], 1)
        self.assertEqual(len(self.admin.items("/process-definitions", key="work")), 1)


if __name__ == "__main__":
    unittest.main()
