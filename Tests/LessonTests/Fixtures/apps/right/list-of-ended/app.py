"""A plain WSGI function that keeps no sessions: cookies are signed, and what has ended stands on a list.

A new password makes all cookies of an account void by a number in it. Guesses are counted by the address that they come from,
ten are let pass, and the answer is JSON. The cookie that remembers stays the same until it ends.
"""
import base64
import hashlib
import hmac
import html
import json
import os
import re
import secrets
import sqlite3
import threading
import time
from socketserver import ThreadingMixIn
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


def seconds(name, default):
    return int(os.environ.get(name) or default)


KEY = os.environ["SECRET_KEY"].encode()
SECURE = "; Secure" if os.environ.get("SITE_URL", "").startswith("https:") else ""
IDLE, LONGEST = seconds("SESSION_IDLE_SECONDS", 1800), seconds("SESSION_MAX_SECONDS", 43200)
LOCKOUT, REMEMBER = seconds("LOCKOUT_SECONDS", 900), seconds("REMEMBER_SECONDS", 2592000)
PAGES = {
    "/dashboard": "your desk is as you left it yesterday evening.",
    "/profile": "this is how other people will see you some day.",
    "/settings": "these switches are for you and for nobody else.",
    "/password": "whoever knows the old word may choose another one.",
}
OUT = "<form method=post action=/signout><input type=submit name=leave value='Sign out'></form>"
FORMS = {
    "/settings": "<form method=post><label>What you stand for <textarea name=text></textarea></label><button>Keep</button></form>",
    "/password": "<form method=post><label>The word that you use <input type=password name=word></label>"
    "<label>The word that you choose <input type=password name=choice></label><button>Change</button></form>",
    "/login": "<form method=post action=/login><input name=login aria-label='Login name'>"
    "<input name=word type=password aria-label=Password>"
    "<label>Remember this computer <input type=checkbox name=keep></label><button>Log in</button></form>"
    "<a href=register>Get an account</a>",
    "/register": "<form method=post><input name=login aria-label='Login name'>"
    "<input name=word type=password aria-label=Password><button>Get an account</button></form>",
}

base = sqlite3.connect(os.path.join(os.environ["DATA_DIR"], "data.db"), check_same_thread=False, isolation_level=None)
turn = threading.Lock()


def run(sql, *values):
    with turn:
        return base.execute(sql, values).fetchall()


run(
    "create table if not exists people (name text not null unique collate nocase, word blob not null, salt blob not null,"
    " motto text default '', changes integer default 0)"
)
run("create table if not exists ended (id text unique)")


def slow(word, salt):
    return hashlib.scrypt(word.encode("utf-8", "replace"), salt=salt, n=1 << 14, r=8, p=1)


NOBODY = ("", slow("", b"nobody"), b"nobody", "", 0)


def find(name):
    return (run("select name, word, salt, motto, changes from people where name = ?", name) or [NOBODY])[0]


def fits(person, word):
    return hmac.compare_digest(slow(word, person[2]), person[1]) and person is not NOBODY


def signed(kind, *facts):
    body = base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("=")
    return body + "." + hmac.new(KEY, f"{kind}.{body}".encode(), hashlib.sha256).hexdigest()


def opened(kind, value):
    body, _, mark = value.rpartition(".")
    expected = hmac.new(KEY, f"{kind}.{body}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), mark.encode("utf-8", "replace")):
        return None
    return json.loads(base64.urlsafe_b64decode(body + "=="))


class Guesses:
    """How many there were from an address, and until when none is looked at."""

    def __init__(self):
        self.counts = {}
        self.turn = threading.Lock()

    def is_over(self, address):
        count, end = self.counts.get(address, (0, 0))
        return time.time() >= end or count < 10

    def add(self, address):
        with self.turn:
            count, end = self.counts.get(address, (0, 0))
            count = 0 if count >= 10 and time.time() >= end else count
            self.counts[address] = (count + 1, time.time() + LOCKOUT)

    def forget(self, address):
        self.counts.pop(address, None)


guesses = Guesses()


class Visit:
    """One request with its answer."""

    def __init__(self, environ, start_response):
        self.environ, self.start_response = environ, start_response
        self.path, self.method = environ.get("PATH_INFO", "/"), environ["REQUEST_METHOD"]
        pairs = (pair.strip().partition("=") for pair in environ.get("HTTP_COOKIE", "").split(";"))
        self.cookies = {name: value for name, _, value in pairs}
        self.head = []
        self.user, self.facts = "", None
        self.look_at_cookies()

    # Who is it?

    def look_at_cookies(self):
        now = int(time.time())
        facts = opened("who", self.cookies.get("who", ""))
        if facts and self.is_good(facts) and now - facts[3] <= LONGEST and now - facts[4] <= IDLE:
            self.enter(facts[0], facts[1], facts[3])
            return
        facts = opened("kept", self.cookies.get("kept", ""))
        if facts and self.is_good(facts) and now - facts[3] < REMEMBER:
            self.enter(facts[0])

    def is_good(self, facts):
        name, id, changes = facts[:3]
        person = find(name)
        return person is not NOBODY and person[4] == changes and not run("select id from ended where id = ?", id)

    def enter(self, name, id=None, began=None):
        now = int(time.time())
        self.user = name
        self.facts = [name, id or secrets.token_hex(16), find(name)[4], began or now, now]
        self.set_cookie("who", signed("who", *self.facts))

    def keep(self, name):
        facts = [name, secrets.token_hex(16), find(name)[4], int(time.time())]
        self.set_cookie("kept", signed("kept", *facts), f"; Max-Age={REMEMBER}")

    def end(self):
        for kind in ("who", "kept"):
            facts = opened(kind, self.cookies.get(kind, ""))
            if facts:
                run("insert or ignore into ended values (?)", facts[1])

    # Answers

    def set_cookie(self, name, value, more=""):
        self.head = [(key, text) for key, text in self.head if not text.startswith(name + "=")]
        self.head.append(("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{SECURE}{more}"))

    def answer(self, status, text, kind="text/html; charset=utf-8"):
        who = f"<b>{html.escape(self.user)}</b> {OUT}" if self.user else "<a href='/login'>Log in</a>"
        if kind.startswith("text/html"):
            text = f"<!doctype html><html lang=en><title>Office</title><nav>{who}</nav>{text}</html>"
        data = text.encode("utf-8", "replace")
        head = [("Content-Type", kind), ("Content-Length", str(len(data)))]
        if self.user:
            head.append(("Cache-Control", "private, no-store"))
        self.start_response(status, head + self.head)
        return [] if self.method == "HEAD" else [data]

    def complain(self, status, what):
        return self.answer(status, json.dumps({"error": what}), "application/json")

    def redirect(self, target):
        self.head.append(("Location", target))
        return self.answer("303 See Other", "")

    def form(self, path, status="200 OK", text=""):
        return self.answer(status, f"<h1>{path[1:]}</h1><p>{html.escape(text)}</p>{FORMS[path]}")

    def respond(self):
        if self.method == "POST":
            return self.receive()
        if self.method not in ("GET", "HEAD"):
            return self.answer("405 Method Not Allowed", "<h1>Not like this</h1>")
        if self.path in PAGES and self.user:
            tab = parse_qs(self.environ.get("QUERY_STRING", "")).get("tab", ["first"])[0]
            motto = f"<q>{html.escape(find(self.user)[3])}</q>" if self.path == "/profile" else ""
            text = f"<p>{html.escape(self.user)}, {PAGES[self.path]} ({html.escape(tab)})</p>"
            return self.answer("200 OK", f"<h1>{self.path[1:]}</h1>{text}{motto}{FORMS.get(self.path, '')}")
        if self.path in PAGES:
            query = self.environ.get("QUERY_STRING", "")
            self.set_cookie("wanted", signed("wanted", self.path + ("?" + query if query else "")))
            return self.redirect("/login")
        if self.path in FORMS:
            return self.form(self.path)
        if self.path in ("/", "/about"):
            return self.answer("200 OK", "<h1>Office</h1><p>Open from nine to five, like any other.</p>")
        return self.answer("404 Not Found", f"<h1>Not found</h1><p>Nothing is called {html.escape(self.path)}.</p>")

    # Forms

    def receive(self):
        environ = self.environ
        here = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"
        came = environ.get("HTTP_SEC_FETCH_SITE") or ("same-origin" if environ.get("HTTP_ORIGIN") == here else "unknown")
        if came != "same-origin":
            return self.complain("403 Forbidden", "This form is from somewhere else: " + came)
        try:
            size = min(max(int(environ.get("CONTENT_LENGTH") or 0), 0), 100_000)
            text = environ["wsgi.input"].read(size).decode("utf-8", "replace")
            found = parse_qs(text, keep_blank_values=True)
        except ValueError:
            found = {}
        self.field = lambda name: found.get(name, [""])[0]
        if not self.user and (self.path in PAGES or self.path == "/signout"):
            return self.redirect("/login")
        deeds = {"/login": self.log_in, "/register": self.register, "/signout": self.sign_out}
        deeds |= {"/settings": self.keep_motto, "/password": self.change_word}
        if self.path not in deeds:
            return self.answer("405 Method Not Allowed", "<h1>Not like this</h1>")
        return deeds[self.path]()

    def log_in(self):
        address = self.environ["REMOTE_ADDR"]
        if not guesses.is_over(address):
            return self.complain("403 Forbidden", "Enough for today.")
        person = find(self.field("login"))
        if not fits(person, self.field("word")):
            guesses.add(address)
            return self.form("/login", "403 Forbidden", "Wrong name or password: " + self.field("login"))
        guesses.forget(address)
        self.end()
        self.enter(person[0])
        if self.field("keep"):
            self.keep(person[0])
        wanted = opened("wanted", self.cookies.get("wanted", "")) or ["/dashboard"]
        self.set_cookie("wanted", "", "; Max-Age=0")
        return self.redirect(wanted[0])

    def register(self):
        name, word = self.field("login"), self.field("word")
        if not re.fullmatch(r"[\w-]{3,40}", name) or len(word) < 15:
            return self.form("/register", "422 Unprocessable Content", name + " is no name, or the password is short.")
        salt = secrets.token_bytes(16)
        try:
            run("insert into people (name, word, salt) values (?, ?, ?)", name, slow(word, salt), salt)
        except sqlite3.IntegrityError:
            return self.form("/register", "409 Conflict", "This name is taken.")
        self.enter(name)
        return self.redirect("/dashboard")

    def sign_out(self):
        self.end()
        self.user = ""
        self.set_cookie("who", "", "; Max-Age=0")
        self.set_cookie("kept", "", "; Max-Age=0")
        return self.redirect("/")

    def keep_motto(self):
        run("update people set motto = ? where name = ?", self.field("text"), self.user)
        return self.redirect("/profile")

    def change_word(self):
        if not fits(find(self.user), self.field("word")) or len(self.field("choice")) < 15:
            return self.form("/password", "422 Unprocessable Content", "That did not work.")
        salt = secrets.token_bytes(16)
        word = slow(self.field("choice"), salt)
        run("update people set word = ?, salt = ?, changes = changes + 1 where name = ?", word, salt, self.user)
        # Whoever changed it signs in again.
        self.user = ""
        self.set_cookie("who", "", "; Max-Age=0")
        return self.redirect("/login")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


make_server(
    "127.0.0.1", int(os.environ["PORT"]), lambda *request: Visit(*request).respond(), Server, Quiet
).serve_forever()
