"""An app whose sessions end by themselves, with one mistake at a time: python3 app.py never-ends.

Without a mistake it is right. A mistake is a word that `wrong` looks for; what it does stands at its place.
"""

import os
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

MISTAKE = sys.argv[1] if len(sys.argv) > 1 else ""
USERS = {"alice": "abcd", "admin": "1234"}
SESSIONS = {}


def wrong(*names):
    return MISTAKE in names


def now():
    # This is no mistake: it is a clock that nobody moves, and that only measures.
    return time.monotonic() if MISTAKE == "measures" else time.time()


def limit(name, usual):
    given = None if wrong("limits-fixed") else os.environ.get(name)
    seconds = int(given or usual)
    if wrong("limits-in-minutes") and given:
        return seconds * 60
    return seconds


IDLE = limit("SESSION_IDLE_SECONDS", 100_000 if wrong("usual-too-long") else 60 if wrong("usual-too-short") else 1800)
MAX = limit("SESSION_MAX_SECONDS", 100_000 if wrong("usual-age-too-long") else 43200)


def is_over(session):
    if wrong("never-ends", "only-browser-forgets"):
        return False
    idle = now() - session["seen"] >= IDLE
    if wrong("compares-milliseconds"):
        idle = (now() - session["seen"]) * 1000 > IDLE
    age = now() - session["began"] >= MAX
    return age if wrong("only-age") else idle if wrong("only-idle") else idle or age


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def cookie(self):
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == "id"), "")

    def user(self):
        session = SESSIONS.get(self.cookie())
        if session is None:
            return None
        if is_over(session):
            if not wrong("times-left-over"):
                del SESSIONS[self.cookie()]
            return None
        if not wrong("not-renewed") and not (wrong("renewed-by-dashboard") and self.path != "/dashboard"):
            session["seen"] = now()
        return session["user"]

    def send(self, status, text="", *headers):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        if self.path.startswith("/login"):
            return self.send(200, "<form method=post><input name=name><input type=password name=word><button>Go</button></form>")
        if self.path not in ("/dashboard", "/profile"):
            return self.send(404, "Not found")
        user = self.user()
        if user is None:
            return self.send(302, "", ("Location", "/login"))
        self.send(200, f"<p>Hello {user}!</p>")

    def do_POST(self):
        fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        user = fields.get("name", [""])[0]
        if USERS.get(user) != fields.get("word", [""])[0]:
            return self.do_GET()
        key = secrets.token_urlsafe()
        if wrong("times-left-over") and self.cookie() in SESSIONS:
            key = self.cookie()
        session = SESSIONS.setdefault(key, {"began": now(), "seen": now()})
        session["user"] = user
        age = f"; Max-Age={IDLE}" if wrong("only-browser-forgets") else ""
        self.send(303, "", ("Location", "/dashboard"), ("Set-Cookie", f"id={key}; Path=/; HttpOnly{age}"))


HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
