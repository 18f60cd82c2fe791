"""An app with all four steps of the practice in it, and with one mistake at a time: python3 app.py remember-everybody.

Without a mistake it is right. A mistake is a word that `wrong` looks for; what it does stands at its place.
"""

import base64
import hashlib
import hmac
import html
import json
import os
import secrets
import sqlite3
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

MISTAKE = sys.argv[1] if len(sys.argv) > 1 else ""
FOLDER = os.environ["DATA_DIR"]
IS_HTTPS = os.environ.get("SITE_URL", "").startswith("https://")
DAY = 24 * 60 * 60


def wrong(*names):
    return MISTAKE in names


def key():
    if wrong("key-fixed"):
        return "your_secret_key"
    if wrong("key-made"):
        return secrets.token_hex()
    # Whoever has only ids in cookies needs no key, and whoever has more must not have a usual one.
    usual = {"key-default": "a default", "sessions-elsewhere": ""}.get(MISTAKE)
    return os.environ["SECRET_KEY"] if usual is None else os.environ.get("SECRET_KEY", usual)


KEY = key().encode()


# Passwords

# Mistakes of an app that keeps passwords as they were typed.
PLAIN = (
    "password-case", "password-cut", "password-ascii", "password-anybodys", "name-like", "sql-login", "sql-like", "kept-plain",
)


def slow_hash(password, salt):
    rounds = 2 if wrong("kept-fast") else 2**13
    return salt + ":" + hashlib.scrypt(password.encode(), salt=salt.encode(), n=rounds, r=8, p=1, dklen=32).hex()


NOBODYS = slow_hash("", secrets.token_hex(8))


def kept(name, password):
    """What is stored of a password."""
    if MISTAKE in PLAIN:
        return password
    if wrong("kept-base64"):
        return base64.b64encode(f"{name}:{password}".encode()).decode()
    if wrong("kept-md5"):
        return hashlib.md5(password.encode()).hexdigest()
    return slow_hash(password, "salt" if wrong("kept-unsalted") else secrets.token_hex(8))


def is_kept(stored, name, password):
    """Whether this is what is stored of the password."""
    if wrong("kept-base64", "kept-md5"):
        return stored == kept(name, password)
    if wrong("kept-accepted") and stored == password:
        return True
    return hmac.compare_digest(slow_hash(password, stored.partition(":")[0]), stored)


# Accounts


class Database:
    """Names and passwords in SQLite."""

    def __init__(self):
        folder = "/tmp" if wrong("data-other-folder") else FOLDER
        self.path = os.path.join(folder, f"accounts-{os.environ['PORT']}.db")
        if wrong("data-in-memory"):
            self.path = f"file:accounts?mode=memory&cache=shared"
        self.first = self.open()
        if wrong("data-emptied"):
            self.run("DROP TABLE IF EXISTS users")
        kind = "" if wrong("register-replaces", "register-two-owners", "register-keeps-both") else "UNIQUE"
        case = "" if wrong("register-case") else "COLLATE NOCASE"
        exists = "" if wrong("restart-dies") else "IF NOT EXISTS"
        self.run(f"CREATE TABLE {exists} users (name TEXT {kind} {case}, password TEXT)")

    def open(self):
        return sqlite3.connect(self.path, uri=self.path.startswith("file:"), timeout=10)

    def run(self, sql, values=()):
        with self.open() as connection:
            return connection.execute(sql, values).fetchall()

    def add(self, name, password):
        """Whether the name was free."""
        if wrong("register-replaces"):
            self.run("DELETE FROM users WHERE name = ?", (name,))
        if wrong("register-two-owners"):
            if self.run("SELECT * FROM users WHERE name = ?", (name,)):
                return False
            time.sleep(0.05)
        try:
            if wrong("sql-register"):
                with self.open() as connection:
                    connection.executescript(f"INSERT INTO users VALUES ('{name}', '{kept(name, password)}')")
            else:
                self.run("INSERT INTO users VALUES (?, ?)", (name, kept(name, password)))
            return True
        except sqlite3.IntegrityError:
            return False

    def fits(self, name, password):
        if wrong("password-case", "password-cut", "password-ascii", "password-anybodys", "name-like"):
            return self.fits_loosely(name, password)
        if wrong("sql-login"):
            return bool(self.run(f"SELECT * FROM users WHERE name = '{name}' AND password = '{password}'"))
        if wrong("sql-like"):
            return bool(self.run("SELECT * FROM users WHERE name = ? AND password LIKE ?", (name, password)))
        rows = self.run("SELECT name, password FROM users WHERE name = ?", (name,))
        if wrong("kept-plain"):
            return (name, password) in rows
        if not rows:
            if wrong("unknown-later"):
                for _ in range(4):
                    is_kept(NOBODYS, "", password)
            return not wrong("unknown-sooner") and is_kept(NOBODYS, "", password) and False
        return any(is_kept(stored, owner, password) for owner, stored in rows)

    def has(self, name):
        return bool(self.run("SELECT name FROM users WHERE name = ?", (name,)))


class LooseDatabase(Database):
    """Takes passwords or names for right that are not."""

    def fits_loosely(self, name, password):
        rows = self.run("SELECT password FROM users WHERE name LIKE ?", (name,))
        if wrong("password-anybodys"):
            return bool(rows) and (password,) in self.run("SELECT password FROM users")
        ways = {
            "password-case": str.lower,
            "password-cut": lambda text: text[:20],
            "password-ascii": lambda text: text.encode("ascii", "replace"),
            "name-like": str,
        }
        way = ways[MISTAKE]
        return any(way(stored) == way(password) for (stored,) in rows)


class JSONFile:
    """Reads all, adds one, writes all."""

    path = os.path.join(FOLDER, "accounts.json")

    def all(self):
        return json.load(open(self.path)) if os.path.exists(self.path) else {}

    def add(self, name, password):
        accounts = self.all()
        time.sleep(0.05)
        accounts[name] = password
        with open(f"{self.path}-{threading.get_ident()}", "w") as file:
            json.dump(accounts, file)
        os.replace(file.name, self.path)
        return True

    def fits(self, name, password):
        return self.all().get(name) == password


accounts = JSONFile() if wrong("register-lost-at-once") else LooseDatabase()
crowd = threading.Semaphore(1)
last = {"user": ""}


# Cookies


def sign(text):
    return f"{text}.{hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()}"


def unsign(value):
    text, _, code = value.rpartition(".")
    return text if hmac.compare_digest(sign(text), value) else ""


class Sessions:
    """Ids for those who are signed in, where the cookie holds no name: in memory, or in a file that every copy has."""

    ids = wrong("sessions-in-memory", "sessions-elsewhere")
    path = f"/tmp/sessions-{os.environ['PORT']}.json" if wrong("sessions-elsewhere") else ""

    def __init__(self):
        self.names = json.load(open(self.path)) if os.path.exists(self.path) else {}

    def begin(self, name):
        number = secrets.token_hex(16)
        self.names[number] = name
        if self.path:
            with open(self.path, "w") as file:
                json.dump(self.names, file)
        return number


sessions = Sessions()


def cookie(name, value):
    """What protects a cookie, but for the end of its time."""
    hidden = "" if wrong("cookie-readable") or (name == "remember" and wrong("remember-not-hidden")) else "; HttpOnly"
    is_sent = wrong("cookie-any-site") or (name == "remember" and wrong("remember-any-site"))
    site = "; SameSite=None; Secure" if wrong("cookie-none") else "" if is_sent else "; SameSite=Lax"
    host = "; Domain=127.0.0.1" if wrong("cookie-domain") else ""
    secure = "; Secure" if IS_HTTPS and not wrong("cookie-not-secure") else ""
    return f"{name}={value}; Path=/{hidden}{site}{host}{secure}"


def is_local(target):
    if wrong("next-any"):
        return True
    if wrong("next-two-slashes"):
        return not target.lower().strip().startswith(("http", "ftp", "javascript"))
    if wrong("next-backslash"):
        return target.startswith("/") and not target.startswith("//")
    if wrong("next-control"):
        return target.startswith("/") and target[1:2] not in ("/", "\\")
    if wrong("next-scheme"):
        return "//" not in target and "\\" not in target and all(" " < character for character in target)
    if wrong("next-lookalike") and f"127.0.0.1:{os.environ['PORT']}" in target:
        return True
    printable = all(" " < character != "\x7f" for character in target)
    return target.startswith("/") and target[1:2] not in ("/", "\\") and printable


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    # Who is it?

    def cookies(self):
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return {name: value for name, _, value in pairs}

    @property
    def user(self):
        cookies = self.cookies()
        if wrong("name-global") and self.path_only != "/dashboard":
            return last["user"]
        if wrong("remember-plain") and "remember" in cookies:
            return cookies["remember"]
        if wrong("remember-tail") and "remember" in cookies:
            return cookies["remember"].partition(".")[0] if len(cookies["remember"]) > 40 else ""
        value = cookies.get("session", "")
        name = sessions.names.get(value, "") if sessions.ids else unsign(value)
        if not name and not wrong("remember-not-read"):
            name = unsign(cookies.get("remember", ""))
            if wrong("remember-password"):
                name = name.partition(":")[0]
        return name

    @property
    def path_only(self):
        return urlsplit(self.path).path

    @property
    def query(self):
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def body(self):
        length = int(self.headers.get("Content-Length") or 0)
        if "json" in self.headers.get("Content-Type", ""):
            return {}
        text = self.rfile.read(length).decode()
        return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}

    # Answers

    def send(self, text, status=200, cookies=(), location=None):
        user = self.user if not location else ""
        if wrong("name-from-query") and self.query.get("user"):
            user = self.query["user"]
        if user:
            shown = user if wrong("markup") else html.escape(user)
            control = "" if wrong("no-logout") and self.path_only == "/about" else "<a href='/logout'>Log out</a>"
            bar = f"<p>Signed in as {shown}. {control}</p>"
        elif wrong("greets-none"):
            bar = "<p>Hello None! <a href='/login'>Log in</a></p>"
        elif wrong("greets-nobody"):
            bar = "<p>Hello <b></b>! <a href='/login'>Log in</a></p>"
        else:
            bar = "<p><a href='/login'>Log in</a> Questions? Write to the admin.</p>"
        page = f"<title>Practice</title>{bar}{text}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        for cookie in cookies:
            self.send_header("Set-Cookie", cookie)
        if location is not None:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def redirect(self, target, cookies=()):
        self.send("Go on", 303, cookies, target)

    # Pages

    PUBLIC = ["/", "/about", "/login", "/logout", "/register"]
    PRIVATE = {
        "/dashboard": "<h1>Welcome</h1><p>This is the board of all that you have to do.</p>",
        "/profile": "<h1>Your profile</h1><p>All that we know about you stands on this page.</p>",
        "/settings": "<h1>Your settings</h1><p>Here you change how your pages look to you.</p>",
    }

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path = self.path_only
        if path in self.PRIVATE:
            if not self.user:
                wanted = path if wrong("next-query-lost") else self.path
                return self.redirect("/login?" + urlencode({"goto": wanted}))
            return self.send(self.PRIVATE[path])
        if path == "/login":
            return self.login_page()
        if path == "/logout":
            return self.log_out()
        if path == "/register" and not wrong("no-register"):
            if wrong("register-by-address") and self.query.get("username"):
                accounts.add(self.query["username"], self.query.get("password", ""))
            return self.register_page()
        if path in ("/", "/about"):
            return self.send("<p>Anybody may read what stands here.</p>")
        self.send(f"<p>Not found</p><!-- {KEY.decode() if wrong('key-shown') else ''} -->", 404)

    def login_page(self, message="", status=200):
        target = self.query.get("goto", "")
        if self.user and self.query:
            if wrong("next-signed-in"):
                return self.redirect(target or "/dashboard")
            return self.redirect(target if is_local(target) else "/dashboard")
        hidden = "" if wrong("next-only-address") else f"<input type=hidden name=goto value='{html.escape(target)}'>"
        tick = "checked" if wrong("box-ticked") else ""
        name = "" if wrong("box-unnamed") else "name=remember"
        box = f"<label><input type=checkbox {name} {tick}> Remember me</label>"
        inside, outside = ("", box) if wrong("box-outside") else (box, "")
        if wrong("box-missing"):
            inside = ""
        self.send(
            f"<form method=post action=/login>{hidden}<label>Name <input name=username></label>"
            f"<label>Password <input type=password name=password></label>{inside}<button>Log in</button></form>"
            f"{outside}{message}",
            status,
        )

    def register_page(self, message="", status=200):
        if wrong("register-no-form"):
            return self.send("Come back later")
        self.send(
            "<form method=post><label>Name <input name=username></label>"
            "<label>Password <input type=password name=password></label>"
            "<label>Again <input type=password name=again></label><label>Mail <input type=email name=mail></label>"
            f"<label><input type=checkbox name=agree required> I agree</label><button>Register</button></form>{message}",
            status,
        )

    def do_POST(self):
        fields = self.body()
        path = self.path_only
        if path == "/login":
            return self.log_in(fields)
        if path == "/register" and not wrong("no-register"):
            return self.register(fields)
        if path in self.PRIVATE and not self.user:
            return self.redirect("/login")
        self.send("<p>Not allowed</p>", 405)

    def log_in(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        ticked = "remember" in fields
        fits = accounts.fits(name, password)
        cookies = []
        if fits or (wrong("remember-after-refusal") and ticked):
            age = f"; Max-Age={self.age()}"
            value = sign(name)
            if wrong("remember-plain"):
                value = name
            if wrong("remember-password"):
                value = sign(f"{name}:{password}")
            sticky = wrong("remember-sticks") and (ticked or self.cookies().get("sticks"))
            keep = ticked != wrong("remember-upside-down") or wrong("remember-everybody") or sticky
            if keep and not wrong("remember-ignored"):
                cookies.append(cookie("remember", value) + age)
            if ticked and wrong("remember-sticks"):
                cookies.append(f"sticks=1; Path=/; HttpOnly{age}")
        if not fits:
            message = f"<p>That did not work, {html.escape(name) if not wrong('markup') else name}.</p>"
            is_unknown = wrong("unknown-words", "unknown-status", "unknown-redirect") and not accounts.has(name)
            if wrong("unknown-words") and is_unknown:
                message = "<p>Nobody has this name.</p>"
            if wrong("unknown-redirect") and is_unknown:
                return self.redirect("/register")
            if not cookies:
                return self.login_page(message, 404 if wrong("unknown-status") and is_unknown else 200)
            return self.send(f"<form method=post action=/login><input name=username><input type=password name=password>"
                             f"<input type=checkbox name=remember><button>Go</button></form>{message}", 200, cookies)
        last["user"] = name
        cookies.append(cookie("session", sessions.begin(name) if sessions.ids else sign(name)))
        target = fields.get("goto", "")
        if wrong("next-crash") and "\\" in target:
            raise ValueError(target)
        if wrong("next-lost"):
            target = ""
        if not target or not is_local(target):
            target = "/dashboard"
        # A header cannot hold these; some servers send them all the same.
        self.redirect(target.replace("\n", "").replace("\r", ""), cookies)

    def age(self):
        return 60 if wrong("remember-short") else 3000 * DAY if wrong("remember-long") else 30 * DAY

    def log_out(self):
        cookies = ["session=; Path=/; Max-Age=0"]
        if not wrong("remember-outlives-logout"):
            cookies.append("remember=; Path=/; Max-Age=0")
        self.redirect("/login", cookies)

    def register(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        if wrong("register-crashes"):
            raise ValueError("no such table")
        if wrong("register-forgets"):
            return self.redirect("/login")
        if not wrong("register-empty") and (not name or not password):
            return self.register_page("<p>Both are needed.</p>", 400)
        if fields.get("again") != password or "agree" not in fields or "@" not in fields.get("mail", ""):
            return self.register_page("<p>Fill in everything.</p>", 400)
        if wrong("register-crashes-at-once"):
            if not crowd.acquire(blocking=False):
                raise ValueError("database is locked")
            time.sleep(0.05)
            crowd.release()
        if not accounts.add(name, password):
            shown = name if wrong("markup") else html.escape(name)
            return self.register_page(f"<p>{shown} is taken.</p>", 409)
        self.redirect("/login")

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (ConnectionError, BrokenPipeError):
            pass

    def parse_request(self):
        if not super().parse_request():
            return False
        method = getattr(self, "do_" + self.command, None)
        if method:
            try:
                method()
            except Exception as error:
                print(f"{self.command} {self.path}: {error!r}", flush=True)
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()
            return False
        return True


class Server(ThreadingHTTPServer):
    request_queue_size = 32


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
