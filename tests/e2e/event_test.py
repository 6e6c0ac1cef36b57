import http.client
import json
import queue
import threading
import unittest

from server import ORGANISATION, RESOLVER, VALIDATOR, Server


class Stream:
    """An event stream read in the background."""

    def __init__(self, client, after=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=30)
        headers = {"Authorization": "Bearer " + client.token}
        if after is not None:
            headers["Last-Event-ID"] = str(after)
        self.connection.request("GET", "/api/v1/events", headers=headers)
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.read()
        assert self.answer.headers["Content-Type"] == "text/event-stream"
        self.events = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        fields = {}
        try:
            for line in self.answer:
                line = line.decode().rstrip("\n")
                if line == "" and "data" in fields:
                    self.events.put((int(fields["id"]), fields["event"], json.loads(fields["data"])))
                if line == "":
                    fields = {}
                elif not line.startswith(":"):
                    name, _, value = line.partition(": ")
                    fields[name] = value
        except (OSError, ValueError, AttributeError):
            pass

    def until(self, condition):
        found = []
        while not found or not condition(found[-1]):
            found.append(self.events.get(timeout=20))
        return found

    def close(self):
        self.connection.sock and self.connection.sock.close()
        self.connection.close()


class EventTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().__enter__()
        cls.admin = cls.server.admin()
        cls.admin.post("/organisation", ORGANISATION, expect=200)
        cls.admin.deploy("review.bpmn", "opinion.form.json", "automatic.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def ended(self, instance):
        return lambda event: event[1] == "instance-ended" and event[2]["processInstanceId"] == instance

    def test_events_tell_what_the_history_tells(self):
        stream = Stream(self.admin)
        instance = self.admin.start("automatic")["id"]
        events = stream.until(self.ended(instance))
        history = self.admin.items(f"/process-instances/{instance}/history", limit=500)
        mine = [(e[0], e[1]) for e in events if e[2]["processInstanceId"] == instance]
        self.assertEqual(mine, [(h["seq"], h["type"]) for h in history])
        for event in events:
            VALIDATOR({"$ref": "#/components/schemas/Event"}, resolver=RESOLVER).validate(event[2])
        stream.close()

    def test_a_client_goes_on_where_it_stopped(self):
        stream = Stream(self.admin)
        first = self.admin.start("automatic")["id"]
        last = stream.until(self.ended(first))[-1][0]
        stream.close()
        missed = [self.admin.start("automatic")["id"] for _ in range(60)]
        again = Stream(self.admin, after=last)
        live = self.admin.start("automatic")["id"]
        events = again.until(self.ended(live))
        ids = [e[0] for e in events]
        self.assertEqual(ids, list(range(last + 1, last + 1 + len(ids))))
        self.assertLessEqual(set(missed), {e[2]["processInstanceId"] for e in events})
        again.close()

    def test_from_the_beginning_and_malformed(self):
        instance = self.admin.start("automatic")["id"]
        stream = Stream(self.admin, after=0)
        self.assertEqual(stream.until(self.ended(instance))[0][0], 1)
        stream.close()
        self.assertEqual(self.admin.call("GET", "/events", headers={"Last-Event-ID": "x"}, expect=400)["code"], "malformed-event-id")

    def test_people_hear_of_what_concerns_them(self):
        li, zhao = self.server.client("li"), self.server.client("zhao")
        ear, other = Stream(li), Stream(zhao)
        self.admin.start("automatic")
        review = self.admin.start("review")["id"]
        events = ear.until(lambda e: e[1] == "task-created")
        self.assertEqual({e[2]["processInstanceId"] for e in events}, {review})
        own = zhao.start("automatic")["id"]
        self.assertEqual({e[2]["processInstanceId"] for e in other.until(self.ended(own))}, {own})
        ear.close()
        other.close()


if __name__ == "__main__":
    unittest.main()
