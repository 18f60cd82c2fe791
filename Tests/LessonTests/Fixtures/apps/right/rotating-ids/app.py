"""A bare server whose session ids change with each request; the one before is good for a few seconds more, for pages that load
side by side.

Visitors have a session as well, which keeps where they wanted to go. Every form has a token of its own. Guesses are counted by
the name and the address together, and answered with a page like any other. A remember-me token that comes a second time, or
with a wrong half, ends everything of its owner.
"""
import hashlib
import hmac
import os
import re
import secrets
import sqlite3
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

KEY = os.environ["SECRET_KEY"].encode()
SECURE = "; Secure" if os.environ.get("SITE_URL", "").startswith("https:") else ""
IDLE = float(os.environ.get("SESSION_IDLE_SECONDS", 1800))
LONGEST = float(os.environ.get("SESSION_MAX_SECONDS", 43200))
LOCKOUT = float(os.environ.get("LOCKOUT_SECONDS", 900))
REMEMBER = int(os.environ.get("REMEMBER_SECONDS", 30 * 86400))
ALLOWED_GUESSES = 6
GRACE = 10
PRIVATE = {
    "/dashboard": "The ferry leaves at noon, whatever the weather is like.",
    "/profile": "You have crossed the lake more than forty times.",
    "/settings": "Choose where on the boat you would like to sit.",
    "/password": "Nobody on this boat will ever ask you for it.",
}
SCHEMA = """
create table if not exists person (
    id integer primary key, name text unique collate nocase, salt blob, hash blob, motto text default '');
create table if not exists visit (
    id integer primary key, person integer, wanted text, began real, used real);
create table if not exists ticket (hash text primary key, visit integer, ends real);
create table if not exists token (selector text primary key, hash text, person integer, ends real, used integer default 0);
create table if not exists guess (who text primary key, count integer, ends real);
"""


class Database:
    """One connection, for one request after the other."""

    def __init__(self):
        path = os.path.join(os.environ["DATA_DIR"], "ferry.db")
        self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self.connection.executescript(SCHEMA)
        self.turn = threading.Lock()

    def run(self, sql, *values):
        with self.turn:
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql, *values):
        return next(iter(self.run(sql, *values)), None)


data = Database()


def keyed(text):
    return hmac.new(KEY, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def slow(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode("utf-8", "replace"), salt, 60_000)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def respond(self):
        self.place, _, self.query = self.path.partition("?")
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        self.cookies = {name: value for name, _, value in pairs}
        self.sent = {}
        self.visit, self.person = None, None
        self.find_visit()
        if self.visit is not None:
            self.find_person()
        if self.person is None:
            self.use_token()
        if self.command == "POST":
            return self.receive()
        if self.command not in ("GET", "HEAD"):
            return self.page("Not like this", "", 405)
        if self.place in PRIVATE and self.person is None:
            if self.visit is None:
                self.begin_visit(None)
            wanted = self.place + ("?" + self.query if self.query else "")
            data.run("update visit set wanted = ? where id = ?", wanted, self.visit)
            return self.see("/login")
        if self.place in PRIVATE:
            return self.private_page()
        if self.place in ("/login", "/register"):
            return self.see("/dashboard") if self.person and self.place == "/login" else self.form_page()
        if self.place in ("/", "/about"):
            return self.page("The ferry", "Across the lake and back, every day of the year.")
        return self.page("Not found", "There is no such place on this lake.", 404)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = respond

    # Sessions

    def find_visit(self):
        now, known = time.time(), keyed(self.cookies.get("ferry", ""))
        found = data.one(
            "select visit.id, ticket.ends from ticket join visit on visit.id = ticket.visit"
            " where hash = ? and (ends is null or ends >= ?) and used >= ? and began >= ?",
            known, now, now - IDLE, now - LONGEST,
        )
        if found is None:
            return
        self.visit = found[0]
        data.run("update visit set used = ? where id = ?", now, self.visit)
        # Of two requests side by side one gets the next id.
        changed = data.run("update ticket set ends = ? where hash = ? and ends is null returning 1", now + GRACE, known)
        if changed:
            data.run("delete from ticket where visit = ? and ends < ?", self.visit, now)
            self.give_id()

    def give_id(self):
        value = secrets.token_urlsafe(24)
        data.run("insert into ticket values (?, ?, null)", keyed(value), self.visit)
        self.sent["ferry"] = value

    def begin_visit(self, person):
        now = time.time()
        row = data.one("insert into visit (person, began, used) values (?, ?, ?) returning id", person, now, now)
        self.visit = row[0]
        self.give_id()

    def end_visits(self, which, value):
        data.run(f"delete from ticket where visit in (select id from visit where {which} = ?)", value)
        data.run(f"delete from visit where {which} = ?", value)

    def find_person(self):
        self.person = data.one(
            "select person.id, name, motto, salt, hash from person join visit on person.id = visit.person"
            " where visit.id = ?", self.visit,
        )

    def enter(self, person):
        """Whoever was here before leaves."""
        if self.visit is not None:
            self.end_visits("id", self.visit)
        self.begin_visit(person)
        self.find_person()

    def leave(self):
        self.visit, self.person = None, None
        self.sent["ferry"] = None

    # Tokens

    def use_token(self):
        selector, _, validator = self.cookies.get("ticket-book", "").partition(":")
        row = data.one("select hash, person, ends from token where selector = ?", selector)
        if row is None or row[2] <= time.time():
            return
        first = data.run("update token set used = 1 where selector = ? and used = 0 returning 1", selector)
        if not (hmac.compare_digest(row[0], keyed(validator)) and first):
            # There are two who have it, and one of them is a thief. Or somebody knows half of it.
            data.run("delete from token where person = ?", row[1])
            self.end_visits("person", row[1])
            self.leave()
            self.sent["ticket-book"] = None
            return
        self.enter(row[1])
        self.give_token(row[1], row[2])

    def give_token(self, person, ends):
        selector, validator = secrets.token_hex(8), secrets.token_hex(24)
        data.run("insert into token values (?, ?, ?, ?, 0)", selector, keyed(validator), person, ends)
        self.sent["ticket-book"] = f"{selector}:{validator}"
        self.token_age = int(ends - time.time())

    def drop_token(self):
        selector = (self.sent.get("ticket-book") or self.cookies.get("ticket-book", "")).partition(":")[0]
        data.run("delete from token where selector = ?", selector)
        self.sent["ticket-book"] = None

    # Answers

    def answer(self, status, text="", headers=()):
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        for name, value in self.sent.items():
            end = "; Max-Age=0" if value is None else f"; Max-Age={self.token_age}" if name == "ticket-book" else ""
            self.send_header("Set-Cookie", f"{name}={value or ''}; Path=/; HttpOnly; SameSite=Strict{SECURE}{end}")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def see(self, place):
        self.answer(302, headers=[("Location", place)])

    def page(self, title, text, status=200, form=""):
        # Made first: it may give this visitor a session.
        out = self.form("/logout", "<button>Leave the boat</button>", "Log out") if self.person else ""
        who = f"<p>On board: <em>{escape(self.person[1])}</em></p>{out}" if self.person else '<a href="/login">Sign in</a>'
        self.answer(
            status, f"<!doctype html><html lang=en><title>{title}</title><main><h1>{title}</h1>"
            f"<p>{escape(text)}</p>{form}</main><footer>{who}</footer></html>",
        )

    def form(self, action, content, name):
        if self.visit is None:
            self.begin_visit(None)
        salt = secrets.token_hex(8)
        stamp = f"<input type=hidden name=stamp value={salt}-{keyed(f'{salt} {self.visit}')}>"
        return f'<form method=post action="{action}" aria-label="{name}">{stamp}{content}</form>'

    def form_page(self, message="", status=200):
        fields = "<label>Passenger <input name=passenger></label><label>Password <input type=password name=key></label>"
        if self.place == "/register":
            form = self.form("/register", fields + "<button>Register</button>", "Register")
            return self.page("Register", message, status, form)
        tick = "<label><input type=checkbox name=season> Keep me signed in</label>"
        form = self.form("/login", fields + tick + "<button>Sign in</button>", "Sign in")
        return self.page("Sign in", message, status, form + '<a href="/register">Register</a>')

    def private_page(self, message="", status=200):
        form, more = "", ""
        if self.place == "/settings":
            more = " Seat: " + parse_qs(self.query).get("tab", ["1"])[0]
            motto = "<label>Motto <input name=motto></label><button>Keep it</button>"
            form = self.form("/settings", motto, "Motto")
        elif self.place == "/profile":
            more = " Your motto: " + self.person[2]
        elif self.place == "/password":
            # The new one twice, and the current one last.
            fields = (
                "<label>New password <input type=password name=one></label><label>Again <input type=password name=two></label>"
                "<label>Now <input type=password name=now autocomplete=current-password></label><button>Change</button>"
            )
            form = self.form("/password", fields, "Password")
        self.page(self.place[1:].title(), f"{message} {self.person[1]}! {PRIVATE[self.place]}{more}", status, form)

    # Forms

    def receive(self):
        length = int(self.headers.get("Content-Length") or 0) if self.headers.get("Content-Length", "0").isdigit() else 0
        if length > 50_000:
            return self.page("Too much", "", 413)
        fields = parse_qs(self.rfile.read(length).decode("utf-8", "replace"), keep_blank_values=True)
        self.field = lambda name: fields.get(name, [""])[0]
        salt, _, mark = self.field("stamp").partition("-")
        if self.visit is None or not hmac.compare_digest(keyed(f"{salt} {self.visit}").encode(), mark.encode("utf-8", "replace")):
            return self.page("No", "This form is not one of ours, or it is too old.", 403)
        deeds = {"/login": self.sign_in, "/register": self.register}
        private = {"/settings": self.keep_motto, "/password": self.change, "/logout": self.log_out}
        if self.place in private and self.person is None:
            return self.see("/login")
        deed = (deeds | private).get(self.place)
        return deed() if deed else self.page("Not like this", "", 405)

    def sign_in(self):
        name, now = self.field("passenger"), time.time()
        who = keyed(f"{self.client_address[0]} {name.casefold()}")
        data.run("delete from guess where ends < ?", now)
        # Counted before it is looked at, and taken back if it was right.
        count = data.one(
            "insert into guess values (?, 1, ?) on conflict do update set count = count + 1 returning count", who, now + LOCKOUT
        )[0]
        if count > ALLOWED_GUESSES:
            return self.form_page("Please come back later.")
        row = data.one("select id, salt, hash from person where name = ?", name) or (None, b"", b"")
        if not hmac.compare_digest(slow(self.field("key"), row[1]), row[2]):
            return self.form_page("Nobody is called so, or has another password.")
        data.run("delete from guess where who = ?", who)
        wanted = data.one("select wanted from visit where id = ?", self.visit)[0]
        self.drop_token()
        self.enter(row[0])
        if self.field("season"):
            self.give_token(row[0], now + REMEMBER)
        return self.see(wanted or "/dashboard")

    def register(self):
        name, password = self.field("passenger"), self.field("key")
        if not re.fullmatch("[a-zA-Z0-9._-]{3,30}", name) or len(password) < 8:
            return self.form_page("Names have 3 to 30 letters and digits, passwords 8 characters or more.", 400)
        salt = secrets.token_bytes(12)
        row = (name, salt, slow(password, salt))
        if not data.run("insert or ignore into person (name, salt, hash) values (?, ?, ?) returning 1", *row):
            return self.form_page("Somebody is called so already.", 400)
        return self.see("/login")

    def keep_motto(self):
        data.run("update person set motto = ? where id = ?", self.field("motto"), self.person[0])
        return self.see("/profile")

    def change(self):
        id, _, _, salt, hash = self.person
        if not hmac.compare_digest(slow(self.field("now"), salt), hash):
            return self.private_page("That is not the password.", 403)
        if self.field("one") != self.field("two") or len(self.field("one")) < 8:
            return self.private_page("Type the same twice, 8 characters or more.", 400)
        salt = secrets.token_bytes(12)
        data.run("update person set salt = ?, hash = ? where id = ?", salt, slow(self.field("one"), salt), id)
        data.run("delete from token where person = ?", id)
        self.end_visits("person", id)
        self.begin_visit(id)
        self.find_person()
        return self.private_page("Changed.")

    def log_out(self):
        self.end_visits("id", self.visit)
        self.drop_token()
        self.leave()
        return self.see("/")


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
