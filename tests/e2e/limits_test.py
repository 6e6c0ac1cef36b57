"""What the HTTP side refuses, and how it ends."""
import gzip
import json
import re
import socket
import threading
import time
import unittest

from server import PASSWORD, Server, wait_until


def talk(port, data, wait=20):
    """Sends raw bytes, reads until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as s:
        s.sendall(data)
        received = b""
        while True:
            try:
                part = s.recv(65536)
            except (ConnectionError, TimeoutError):
                return received
            if not part:
                return received
            received += part


class LimitsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(flags=["--max-body", "100000", "--request-timeout", "2", "--max-connections", "40"]).__enter__()
        cls.admin = cls.server.admin()
        cls.admin.deploy("automatic.bpmn")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_a_body_beyond_the_limit_is_413(self):
        reply = self.admin.call("POST", "/deployments", b"x" * 100_001, content_type="application/xml", expect=413)
        self.assertEqual(reply["code"], "body-too-large")
        self.admin.connection.close()
        chunked = b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunked += b"ffff\r\n" + b"x" * 0xFFFF + b"\r\nffff\r\n" + b"x" * 0xFFFF + b"\r\n"
        self.assertIn(b"HTTP/1.1 413", talk(self.server.port, chunked))

    def test_a_header_beyond_the_limit_is_431(self):
        request = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"y" * 100_000 + b"\r\n\r\n"
        self.assertIn(b"HTTP/1.1 431", talk(self.server.port, request))

    def test_what_is_not_http_is_400(self):
        self.assertIn(b"HTTP/1.1 400", talk(self.server.port, b"hello there\r\n\r\n"))
        self.assertIn(b"HTTP/1.1 400", talk(self.server.port, b"GET /api/v1/tasks?a=%zz HTTP/1.1\r\nConnection: close\r\n\r\n"))

    def test_a_slow_request_is_408(self):
        began = time.monotonic()
        self.assertIn(b"HTTP/1.1 408", talk(self.server.port, b"GET /healthz HT"))
        self.assertIn(b"HTTP/1.1 408", talk(self.server.port, b"POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"))
        self.assertLess(time.monotonic() - began, 12)

    def test_connections_beyond_the_limit_are_503(self):
        with Server(flags=["--max-connections", "3"]) as server:
            held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(3)]
            time.sleep(0.3)
            answer = talk(server.port, b"")
            self.assertIn(b"HTTP/1.1 503", answer)
            self.assertIn(b"too-many-connections", answer)
            for s in held:
                s.close()
            wait_until(lambda: b"200 OK" in talk(server.port, b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n"))

    def test_pipelined_requests_are_answered_in_order(self):
        one = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        last = b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        self.assertEqual(re.findall(rb"HTTP/1.1 (\d+)", talk(self.server.port, one * 3 + last)), [b"200"] * 3 + [b"404"])

    def test_expect_continue(self):
        body = json.dumps({"user": "admin", "password": PASSWORD}).encode()
        head = b"POST /api/v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nConnection: close\r\n"
        answer = talk(self.server.port, head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.assertEqual(re.findall(rb"HTTP/1.1 (\d+)", answer), [b"100", b"201"])

    def test_wrong_addresses_and_methods(self):
        self.assertEqual(self.admin.get("/nothing", expect=404)["code"], "not-found")
        wrong = self.admin.call("PUT", "/tasks", {}, expect=405)
        self.assertEqual(wrong.headers["Allow"], "GET")

    def test_large_answers_are_compressed_for_those_who_take_it(self):
        self.admin.connection.request("GET", "/api/v1/openapi.json", headers={"Accept-Encoding": "gzip"})
        answer = self.admin.connection.getresponse()
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(json.loads(gzip.decompress(answer.read()))["openapi"], "3.1.0")

    def test_security_headers(self):
        headers = self.admin.get("/clock").headers
        self.assertEqual((headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Cache-Control"]),
                         ("nosniff", "DENY", "no-store"))

    def test_health_and_metrics(self):
        self.admin.start("automatic")
        pages = {}
        for path in ("/healthz", "/readyz", "/metrics"):
            self.admin.connection.request("GET", path)
            answer = self.admin.connection.getresponse()
            pages[path] = answer.read().decode()
            self.assertEqual(answer.status, 200)
        self.assertEqual(json.loads(pages["/readyz"]), {"ready": True, "writable": True, "reason": None})
        samples = dict(line.rsplit(" ", 1) for line in pages["/metrics"].splitlines() if not line.startswith("#"))
        self.assertGreaterEqual(float(samples["joinery_engine_commits"]), 1)
        self.assertGreaterEqual(float(samples['joinery_http_responses_total{class="2xx"}']), 1)
        self.assertEqual(samples['joinery_http_request_duration_seconds_bucket{le="+Inf"}'],
                         samples["joinery_http_request_duration_seconds_count"])


class DrainTest(unittest.TestCase):
    def test_requests_in_flight_finish_and_the_server_exits_0(self):
        with Server() as server:
            admin = server.admin()
            admin.deploy("automatic.bpmn")
            acknowledged, stop = [], threading.Event()
            def load(client):
                while not stop.is_set():
                    try:
                        acknowledged.append(client.start("automatic")["id"])
                    except (OSError, AssertionError) as error:
                        if isinstance(error, AssertionError) and "503" not in str(error):
                            raise
                        return
                    except Exception as error:  # the connection was closed between two requests
                        if "Remote" not in type(error).__name__ and "Disconnected" not in type(error).__name__:
                            raise
                        return
            threads = [threading.Thread(target=load, args=(server.admin(),)) for _ in range(4)]
            waiting = []
            poll = server.admin()
            threads.append(threading.Thread(target=lambda: waiting.append(
                poll.post("/jobs/activate", {"type": "none", "worker": "w", "waitFor": "PT30S"}, expect=200)["jobs"])))
            for thread in threads:
                thread.start()
            time.sleep(1)
            began = time.monotonic()
            self.assertEqual(server.stop(), 0)
            stop.set()
            for thread in threads:
                thread.join(30)
            self.assertLess(time.monotonic() - began, 10)
            self.assertEqual(waiting, [[]])
            server.start()
            again = server.admin()
            self.assertGreater(len(acknowledged), 10)
            self.assertEqual({i["id"] for i in again.items("/process-instances", limit=500)} - set(acknowledged), set())
            self.assertEqual(len(again.items("/process-instances", limit=500)), len(acknowledged))


if __name__ == "__main__":
    unittest.main()
