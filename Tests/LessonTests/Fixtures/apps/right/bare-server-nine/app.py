"""No framework. Accounts and sessions in JSON files; strangers get 401 with the form, whose action says where to go.

To register takes an e-mail address, the password twice and a tick, and does not sign in.
"""
import base64
import hashlib
import html
import json
import os
import secrets
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

FILE = os.path.join(os.environ["DATA_DIR"], "people.json")
SESSIONS_FILE = os.path.join(os.environ["DATA_DIR"], "sessions.json")
LOCK = threading.Lock()
SECURE = "; Secure" if os.environ.get("SITE_URL", "").startswith("https:") else ""
IDLE = int(os.environ.get("SESSION_IDLE_SECONDS", 1800))
GREATEST_AGE = int(os.environ.get("SESSION_MAX_SECONDS", 43200))
MONTH = 30 * 24 * 60 * 60
PRIVATE = {
    "/dashboard": "<p>Today there is soup, and after it there is cake.</p>",
    "/profile": "<p>All that we know about you is your name and your address.</p>",
    "/settings": "<p>Here you can change what there is to change.</p>",
}


def hashed(word, salt):
    """As Django writes it, with a cost for tests."""
    mark = base64.b64encode(hashlib.pbkdf2_hmac("sha256", word.encode(), salt.encode(), 40_000)).decode()
    return f"pbkdf2_sha256$40000${salt}${mark}"


NOBODY = {"name": None, "password": hashed("", "nobody")}


def read(path=FILE):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def write(path, content):
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.replace(path + ".new", path)


class Sessions:
    """By the hashes of the ids that browsers have; what is here outlives the app."""

    def __init__(self):
        self.all = read(SESSIONS_FILE)

    def get(self, number):
        return self.all.get(hashlib.sha256(number.encode()).hexdigest())

    def put(self, number, session):
        with LOCK:
            self.all[hashlib.sha256(number.encode()).hexdigest()] = session
            write(SESSIONS_FILE, self.all)

    def drop(self, number):
        with LOCK:
            if self.all.pop(hashlib.sha256(number.encode()).hexdigest(), None):
                write(SESSIONS_FILE, self.all)


SESSIONS = Sessions()


def add(name, password, mail):
    """False where the name is taken."""
    with LOCK:
        people = read()
        if name.casefold() in people:
            return False
        people[name.casefold()] = {"name": name, "password": hashed(password, secrets.token_hex(11)), "mail": mail}
        write(FILE, people)
        return True


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 15

    def cookie(self):
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == "kitchen"), "")

    def person(self):
        """Who is signed in; each look is a use of the session."""
        session, now = SESSIONS.get(self.cookie()), int(time.time())
        if session is None:
            return None
        if not session["stays"] and (now - session["used"] >= IDLE or now - session["made"] >= GREATEST_AGE):
            SESSIONS.drop(self.cookie())
            return None
        if session["used"] != now:
            SESSIONS.put(self.cookie(), {**session, "used": now})
        return session["name"]

    def answer(self, status, body, *headers):
        data = body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def page(self, title, body, status=200):
        name = self.person()
        who = (
            f"<p>Hello, <em>{html.escape(name)}</em>! <a href='/sign-off'>Sign off</a></p>"
            if name else "<p><a href='/login'>Sign in</a></p>"
        )
        self.answer(status, f"<!doctype html><title>{title}</title>{who}<h1>{title}</h1>{body}")

    def sign_in_page(self, status=200, message="", wanted=""):
        action = "/login?to=" + quote(wanted, safe="") if wanted else "/login"
        self.page("Sign in", f"""<p>{message}</p><form method="post" action="{action}">
<label for="a">Who are you?</label><input id="a" name="who">
<label for="b">Password</label><input id="b" name="word" type="password">
<input id="c" type="checkbox" name="stay" value="1"><label for="c">Stay signed in</label>
<input type="submit" value="Sign in"></form><a href="/register">I am new</a>""", status)

    def register_page(self, status=200, message=""):
        self.page("Register", f"""<p>{message}</p><form method="post" action="/register">
<label>Name <input name="who"></label><label>E-mail <input type="email" name="mail" required></label>
<label>Password <input name="word" type="password"></label>
<label>Repeat it <input name="word2" type="password"></label>
<label><input type="checkbox" name="rules" required> I agree to the rules</label>
<button>Join</button></form>""", status)

    def fields(self):
        try:
            size = min(max(int(self.headers.get("Content-Length", 0)), 0), 1 << 20)
            found = parse_qs(self.rfile.read(size).decode("utf-8", "replace"), keep_blank_values=True)
        except ValueError:
            found = {}
        return lambda name: found.get(name, [""])[0]

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/":
            self.page("Kitchen", "<p>We cook for everybody.</p><a href='/about'>About</a>")
        elif path == "/about":
            self.page("About", "<p>We began with one pot.</p>")
        elif path == "/login":
            self.sign_in_page(wanted=parse_qs(urlsplit("/" + self.path).query).get("to", [""])[0])
        elif path == "/register":
            self.register_page()
        elif path == "/sign-off":
            SESSIONS.drop(self.cookie())
            self.answer(302, "", ("Location", "/"), ("Set-Cookie", "kitchen=; Path=/; Max-Age=0"))
        elif path in PRIVATE and self.person():
            self.page(path[1:].title(), PRIVATE[path])
        elif path in PRIVATE:
            self.sign_in_page(401, "Please sign in first.", self.path)
        else:
            self.page("Nothing here", "<p>Look elsewhere.</p>", 404)

    do_HEAD = do_GET

    def do_POST(self):
        path, _, query = self.path.partition("?")
        field = self.fields()
        if path == "/login":
            self.sign_in(field, parse_qs(query).get("to", [""])[0])
        elif path == "/register":
            self.register(field)
        else:
            self.page("Not like this", "", 405)

    def sign_in(self, field, wanted):
        person = read().get(field("who").casefold(), NOBODY)
        if hashed(field("word"), person["password"].split("$")[2]) != person["password"] or person is NOBODY:
            return self.sign_in_page(200, "That did not fit.", wanted)
        SESSIONS.drop(self.cookie())
        number = secrets.token_urlsafe(24)
        now = int(time.time())
        SESSIONS.put(number, {"name": person["name"], "made": now, "used": now, "stays": bool(field("stay"))})
        # Only pages that are known here count as places to go to.
        place, _, query = wanted.partition("?")
        place = place if place in PRIVATE else "/dashboard"
        target = place + ("?" + quote(query, safe="=&%+") if query and place in wanted else "")
        more = SECURE + (f"; Max-Age={MONTH}" if field("stay") else "")
        self.answer(303, "", ("Location", target), ("Set-Cookie", f"kitchen={number}; Path=/; HttpOnly; SameSite=Lax{more}"))

    def register(self, field):
        name, word = field("who").strip(), field("word")
        if not name or not word or word != field("word2") or "@" not in field("mail") or not field("rules"):
            self.register_page(400, "Please fill in everything, and the same password twice.")
        elif add(name, word, field("mail")):
            self.answer(303, "", ("Location", "/login"))
        else:
            self.register_page(200, "This name is somebody else's.")

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


if "demo" in sys.argv:
    add("alice", "abcd", "alice@example.org")
    add("admin", "1234", "admin@example.org")
Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
