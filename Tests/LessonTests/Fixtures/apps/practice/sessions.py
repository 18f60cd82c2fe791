"""An app whose sessions can be ended, that slows down guessing and remembers people by tokens, with one mistake at a time:
python3 app.py logout-forgets.

Without a mistake it is right. A mistake is a word that `wrong` looks for; what it does stands at its place.
"""

import hashlib
import hmac
import html
import os
import re
import secrets
import sqlite3
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

MISTAKE = sys.argv[1] if len(sys.argv) > 1 else ""
KEY = os.environ["SECRET_KEY"].encode()


def wrong(*names):
    return MISTAKE in names


def seconds(name, default):
    return float(os.environ.get(name, default))


IDLE, MAX = seconds("SESSION_IDLE_SECONDS", 1800), seconds("SESSION_MAX_SECONDS", 43200)
LOCKOUT, REMEMBER = seconds("LOCKOUT_SECONDS", 900), seconds("REMEMBER_SECONDS", 30 * 86400)
THRESHOLD = 2 if wrong("throttle-strict") else 5


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def sign(text):
    return f"{text}.{hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()}"


class Database:
    """One connection, for one thread after the other."""

    def __init__(self):
        path = os.path.join(os.environ["DATA_DIR"], "site.db")
        self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self.connection.execute("PRAGMA synchronous = OFF")
        self.turn = threading.RLock()
        for table in (
            "account (name TEXT UNIQUE COLLATE NOCASE, password TEXT, other TEXT)",
            "session (id TEXT UNIQUE, name TEXT COLLATE NOCASE, began REAL, seen REAL)",
            "token (selector TEXT UNIQUE, validator TEXT, name TEXT COLLATE NOCASE, ends REAL)",
            "failure (key TEXT UNIQUE, count INTEGER, ends REAL)",
        ):
            self.run(f"CREATE TABLE IF NOT EXISTS {table}")

    def run(self, sql, *values):
        with self.turn:
            return self.connection.execute(sql, values).fetchall()


data = Database()


# Accounts


def register(name, password):
    try:
        data.run("INSERT INTO account VALUES (?, ?, '')", name, digest(password))
        return True
    except sqlite3.IntegrityError:
        return False


def account(name, password):
    """The name as it was registered; nothing where the password does not fit."""
    rows = data.run("SELECT name, password, other FROM account WHERE name = ?", name)
    return rows[0][0] if rows and digest(password) in rows[0][1:] else ""


def replace_password(name, new):
    if wrong("change-not-stored"):
        return
    if wrong("change-both"):
        data.run("UPDATE account SET other = ? WHERE name = ?", digest(new), name)
        return
    stored = new if wrong("change-stored-otherwise") else digest(new)
    data.run("UPDATE account SET password = ? WHERE name = ?", stored, name)


# Guessing


def is_slowed(key):
    rows = data.run("SELECT count, ends FROM failure WHERE key = ?", key)
    if not rows or wrong("throttle-none"):
        return False
    count, ends = rows[0]
    if time.time() > ends and not wrong("throttle-for-ever"):
        data.run("DELETE FROM failure WHERE key = ?", key)
        return False
    return count >= THRESHOLD


def count_failure(key):
    ends = time.time() + LOCKOUT
    if wrong("throttle-races"):
        count = (data.run("SELECT count FROM failure WHERE key = ?", key) or [(0,)])[0][0]
        time.sleep(0.2)
        data.run("INSERT OR REPLACE INTO failure VALUES (?, ?, ?)", key, count + 1, ends)
        return
    data.run(
        "INSERT INTO failure VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET count = count + 1, ends = ?",
        key, ends, ends,
    )


# The server


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    name = ""
    id = ""

    def log_message(self, *_):
        pass

    def cookies(self):
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return {name: value for name, _, value in pairs}

    def set_cookie(self, name, value, more=""):
        self.new_cookies.append(f"{name}={value}; Path=/; HttpOnly{more}")

    # Sessions

    def new_session(self, name):
        self.id = secrets.token_urlsafe(32)
        if wrong("same-id") and name:
            self.id = digest(KEY.hex() + name)
        given = self.cookies().get("session", "")
        if wrong("planted-any") and given or wrong("planted-shaped") and re.fullmatch("[0-9a-f-]{30,}", given):
            self.id = given
        now = time.time()
        data.run("INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)", digest(self.id), name, now, now)
        self.set_cookie("session", self.id)

    def find_session(self):
        given = self.cookies().get("session", "")
        if wrong("stateless"):
            name = given.rpartition(".")[0]
            self.name = name if name and hmac.compare_digest(sign(name), given) else ""
            return
        rows = data.run("SELECT name, began, seen FROM session WHERE id = ?", digest(given))
        now = time.time()
        if rows and now - rows[0][1] < MAX and now - rows[0][2] < IDLE:
            self.id, self.name = given, rows[0][0]
            data.run("UPDATE session SET seen = ? WHERE id = ?", now, digest(given))
        else:
            self.use_token()

    def sign_in(self, name):
        if wrong("stateless"):
            return self.set_cookie("session", sign(name))
        if wrong("id-kept") and self.id and not self.name:
            return data.run("UPDATE session SET name = ? WHERE id = ?", name, digest(self.id))
        if not wrong("relogin-keeps"):
            data.run("DELETE FROM session WHERE id = ?", digest(self.id))
        self.new_session(name)

    def sign_out(self):
        if not wrong("logout-forgets"):
            data.run("DELETE FROM session WHERE id = ?", digest(self.id))
        if not wrong("token-kept-at-logout"):
            data.run("DELETE FROM token WHERE selector = ?", self.cookies().get("remember", "").partition(".")[0])
        self.set_cookie("session", "", "; Max-Age=0")
        self.set_cookie("remember", "", "; Max-Age=0")

    # Tokens

    def new_token(self, name):
        if wrong("token-says-who"):
            return self.set_cookie("remember", sign(name), "; Max-Age=2592000")
        selector, validator = secrets.token_urlsafe(12), secrets.token_urlsafe(32)
        stored = validator if wrong("token-plain") else digest(validator)
        data.run("INSERT INTO token VALUES (?, ?, ?, ?)", selector, stored, name, time.time() + REMEMBER)
        self.set_cookie("remember", f"{selector}.{validator}", "; Max-Age=2592000")

    def use_token(self):
        if wrong("token-says-who"):
            name = self.cookies().get("remember", "").rpartition(".")[0]
            if name and hmac.compare_digest(sign(name), self.cookies()["remember"]):
                self.name = name
                self.new_session(name)
            return
        selector, _, validator = self.cookies().get("remember", "").partition(".")
        rows = data.run("SELECT validator, name, ends FROM token WHERE selector = ?", selector)
        given = validator if wrong("token-plain") else digest(validator)
        if not rows or not hmac.compare_digest(rows[0][0], given):
            return
        if time.time() > rows[0][2] and not wrong("token-for-ever"):
            return
        self.name = rows[0][1]
        self.new_session(self.name)
        if not wrong("token-not-rotated"):
            data.run("DELETE FROM token WHERE selector = ?", selector)
            self.new_token(self.name)

    # Answers

    def send(self, text, status=200, location=None, headers=()):
        shown = html.escape(self.name)
        bar = f"<p>Signed in as {shown}. <a href=/logout>Log out</a></p>" if shown else "<p><a href=/login>Log in</a></p>"
        page = f"<title>Sessions</title>{bar}{text}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        for cookie in self.new_cookies:
            self.send_header("Set-Cookie", cookie)
        if shown and not wrong("store"):
            self.send_header("Cache-Control", "no-store")
        for name, value in ([("Location", location)] if location else []) + list(headers):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def redirect(self, target):
        self.send("Go on", 303, target)

    PAGES = {
        "/dashboard": "<h1>Welcome</h1><p>This is the board of all that you have to do.</p>",
        "/profile": "<h1>Your profile</h1><p>All that we know about you stands on this page.</p>",
        "/settings": "<h1>Your settings</h1><p>Here you change how your pages look to you.</p>",
    }
    FORMS = {
        "/login": "<label>Name <input name=username></label><label>Password <input type=password name=password></label>"
        "<label><input type=checkbox name=remember> Remember me</label><button>Log in</button>",
        "/register": "<label>Name <input name=username></label>"
        "<label>Password <input type=password name=password></label><button>Register</button>",
        "/password": "<label>Current password <input type=password name=current></label>"
        "<label>New password <input type=password name=new></label>"
        "<label>Once more <input type=password name=again></label><button>Change</button>",
    }

    def form(self, path, message="", status=200, headers=()):
        whose = f"<input type=hidden name=owner value='{html.escape(self.name)}'>" if path == "/password" else ""
        self.send(f"<form method=post action={path}>{whose}{self.FORMS[path]}</form><p>{message}</p>", status, None, headers)

    def answer(self, fields=None):
        self.new_cookies = []
        path = urlsplit(self.path).path
        self.find_session()
        if path in ("/", "/about"):
            if not self.id:
                self.new_session("")
            return self.send("<p>Anybody may read what stands here.</p>")
        if path == "/logout":
            self.sign_out()
            return self.redirect("/login")
        if path == "/password" and wrong("password-page-missing"):
            return self.send("<p>Not found</p>", 404)
        if not self.name and (path in self.PAGES or path == "/password"):
            return self.redirect("/login")
        if path in self.PAGES:
            return self.send(self.PAGES[path])
        if path not in self.FORMS:
            return self.send("<p>Not found</p>", 404)
        if fields is None:
            return self.send("Later") if path == "/password" and wrong("password-form-missing") else self.form(path)
        return {"/login": self.log_in, "/register": self.register, "/password": self.change}[path](fields)

    def do_GET(self):
        self.answer()

    do_HEAD = do_GET

    def do_POST(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.answer({name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()})

    # Forms

    def register(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        if not name or not password:
            return self.form("/register", "Both are needed.", 400)
        return self.redirect("/login") if register(name, password) else self.form("/register", "It is taken.", 409)

    def key(self, name):
        address = self.client_address[0]
        if wrong("throttle-forwarded"):
            return self.headers.get("X-Forwarded-For", address)
        if wrong("throttle-agent"):
            return self.headers.get("User-Agent", "")
        if wrong("throttle-by-address"):
            return address
        if wrong("throttle-spelling"):
            return name
        return "everybody" if wrong("throttle-global") else name.lower()

    def log_in(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        key = self.key(name)
        counted = int(self.cookies().get("failures") or 0)
        if wrong("throttle-in-cookie") and counted >= THRESHOLD or not wrong("throttle-late") and is_slowed(key):
            return self.form("/login", "Too many wrong passwords. Try again later.", 429, [("Retry-After", "900")])
        if wrong("throttle-late") and is_slowed(key):
            time.sleep(1.3)
        found = account(name, password)
        if not found:
            if wrong("throttle-in-cookie"):
                self.set_cookie("failures", counted + 1)
            elif not wrong("throttle-known-only") or data.run("SELECT name FROM account WHERE name = ?", name):
                count_failure(key)
            if wrong("throttle-ends-sessions") and is_slowed(key):
                data.run("DELETE FROM session WHERE name = ?", name)
            return self.form("/login", "That did not work.", 401)
        if not wrong("throttle-never-resets"):
            data.run("DELETE FROM failure WHERE key = ?", key)
        self.sign_in(found)
        if "remember" in fields:
            if wrong("token-is-session"):
                self.new_cookies = [f"{cookie}; Max-Age=2592000" for cookie in self.new_cookies]
            else:
                self.new_token(found)
        self.redirect("/dashboard")

    def change(self, fields):
        current, new = fields.get("current", ""), fields.get("new", "")
        fits = account(self.name, current)
        if wrong("change-current-ignored") or wrong("change-empty-current") and not current:
            fits = True
        if not fits or len(new) < (0 if wrong("change-short") else 8):
            return self.form("/password", "That did not work.", 400)
        replace_password(fields["owner"] if wrong("change-of-named") else self.name, new)
        if wrong("change-ends-everybody"):
            data.run("DELETE FROM session")
        elif wrong("change-ends-own"):
            data.run("DELETE FROM session WHERE id = ?", digest(self.id))
        elif not wrong("change-keeps-others"):
            data.run("DELETE FROM session WHERE name = ?", self.name)
        if not wrong("token-kept-at-change"):
            data.run("DELETE FROM token WHERE name = ?", self.name)
        if not wrong("change-ends-own", "stateless"):
            self.new_session(self.name)
        self.redirect("/profile")


class Server(ThreadingHTTPServer):
    request_queue_size = 32


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
