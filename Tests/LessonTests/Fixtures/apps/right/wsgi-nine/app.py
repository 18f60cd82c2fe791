"""A plain WSGI function with sqlite3. The wanted address waits in a signed cookie; Expires, never Max-Age.

New names may only hold letters, digits, hyphens and underscores. Whoever registered is signed in. Without a key it makes one,
and keeps it in a file beside its data.
"""
import base64
import hashlib
import hmac
import html
import os
import re
import secrets
import sqlite3
import sys
import time
from email.utils import formatdate
from socketserver import ThreadingMixIn
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

FILE = os.path.join(os.environ["DATA_DIR"], "data.db")
SECURE = "; Secure" if os.environ.get("SITE_URL", "").startswith("https://") else ""
GONE = "Thu, 01 Jan 1970 00:00:00 GMT"
IDLE = int(os.environ.get("SESSION_IDLE_SECONDS", 1800))
GREATEST_AGE = int(os.environ.get("SESSION_MAX_SECONDS", 43200))
PAGES = {
    "/dashboard": "your desk is as you left it yesterday evening.",
    "/profile": "this is how other people will see you some day.",
    "/settings": "these switches are for you and for nobody else.",
}
FORM = """<form method="post" action="/login">
<input name="login" aria-label="Login name"> <input name="secret" type="password" aria-label="Password">
<label>Remember this computer <input type="checkbox" name="keep"></label>
<button name="go" value="1">Log in</button></form><a href="register">Get an account</a>"""
JOIN = """<form method="post" action="/register">
<input name="login" aria-label="Login name"> <input name="secret" type="password" aria-label="Password">
<button>Get an account</button></form>"""


def key_in_file():
    path = os.path.join(os.environ["DATA_DIR"], "key")
    if not os.path.exists(path):
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
    with open(path, "rb") as file:
        return file.read()


KEY = os.environ.get("SECRET_KEY", "").encode() or key_in_file()


def database():
    base = sqlite3.connect(FILE)
    base.execute(
        "create table if not exists people (id integer primary key,"
        " name text not null unique collate nocase, password blob not null)"
    )
    return base


def hashed(password, salt):
    return salt + hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=2**12, r=8, p=1)


NOBODY = (None, hashed("", b"sixteen bytes ok"))


def add(name, password):
    base = database()
    try:
        with base:
            base.execute("insert into people (name, password) values (?, ?)", (name, hashed(password, secrets.token_bytes(16))))
        return True
    except sqlite3.IntegrityError:
        return False
    finally:
        base.close()


def find(name):
    base = database()
    try:
        return base.execute("select name, password from people where name = ?", (name,)).fetchone()
    finally:
        base.close()


def signed(kind, text, seconds):
    body = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=") + f".{int(time.time()) + seconds}"
    return body + "." + hmac.new(KEY, f"{kind}.{body}".encode(), hashlib.sha256).hexdigest()


def opened(kind, value):
    body, _, mark = value.rpartition(".")
    expected = hmac.new(KEY, f"{kind}.{body}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), mark.encode("utf-8", "replace")):
        return None
    text, _, end = body.partition(".")
    return base64.urlsafe_b64decode(text + "==").decode() if int(end) > time.time() else None


def ticket(name, began, keep):
    """Counts from the start of the machine: no clock that is set can shorten or lengthen it."""
    return f"{name} {began} {int(time.monotonic())} {'keep' if keep else ''}"


def holder(text):
    """Whose ticket it is, when it began, and whether it is kept; nothing where it is too old."""
    name, began, seen, keep = text.split(" ")
    now = time.monotonic()
    if not keep and (now - int(seen) > IDLE or now - int(began) > GREATEST_AGE):
        return None, None, None
    return name, began, keep


def fields_of(environ):
    try:
        size = min(max(int(environ.get("CONTENT_LENGTH") or 0), 0), 1 << 20)
        found = parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"), keep_blank_values=True)
    except ValueError:
        found = {}
    return lambda name: found.get(name, [""])[0]


def application(environ, start_response):
    path, method = environ.get("PATH_INFO", "/"), environ["REQUEST_METHOD"]
    pairs = (pair.strip().partition("=") for pair in environ.get("HTTP_COOKIE", "").split(";"))
    cookies = {name: value for name, _, value in pairs}
    shown = opened("who", cookies.get("who", ""))
    user, began, kept = holder(shown) if shown else (None, None, None)
    who = f"<b>{html.escape(user)}</b> <a href='/signout'>Sign out</a>" if user else "<a href='/login'>Log in</a>"

    def answer(status, text, *more):
        data = f"<!doctype html><html lang=en><title>Office</title><nav>{who}</nav>{text}</html>".encode("utf-8", "replace")
        head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(data)))]
        if user and not kept and not any(value.startswith("who=") for _, value in more):
            head.append(cookie("who", signed("who", ticket(user, began, ""), 31 * 86400)))
        start_response(status, head + list(more))
        return [] if method == "HEAD" else [data]

    def cookie(name, value, end=None):
        return ("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{SECURE}" + (f"; Expires={end}" if end else ""))

    def enter(name, keep=False):
        wanted = opened("wanted", cookies.get("wanted", "")) or "/dashboard"
        month = 31 * 86400
        held = signed("who", ticket(name, int(time.monotonic()), keep), month)
        who = cookie("who", held, formatdate(time.time() + month, usegmt=True) if keep else None)
        return answer("303 See Other", "", ("Location", wanted), who, cookie("wanted", "", GONE))

    if path in PAGES and method not in ("GET", "HEAD") or path in ("/", "/about") and method == "POST":
        return answer("405 Method Not Allowed", "<h1>Not like this</h1>", ("Allow", "GET, HEAD"))
    if path in PAGES and user:
        tab = parse_qs(environ.get("QUERY_STRING", "")).get("tab", ["first"])[0]
        return answer("200 OK", f"<h1>{path[1:]}</h1><p>{html.escape(user)}, {PAGES[path]} ({html.escape(tab)})</p>")
    if path in PAGES:
        query = environ.get("QUERY_STRING", "")
        wanted = signed("wanted", path + ("?" + query if query else ""), 600)
        return answer("302 Found", "", ("Location", "login"), cookie("wanted", wanted))
    if path == "/":
        return answer("200 OK", "<h1>Office</h1><p>Open from nine to five.</p>")
    if path == "/about":
        return answer("200 OK", "<h1>About</h1><p>An office like any other. Write to the admin: Alice and Bob answer.</p>")
    if path == "/signout":
        return answer("302 Found", "", ("Location", "/"), cookie("who", "", GONE), cookie("wanted", "", GONE))
    if path == "/login" and method == "POST":
        field = fields_of(environ)
        person = find(field("login")) or NOBODY
        if hashed(field("secret"), person[1][:16]) != person[1] or person is NOBODY:
            return answer("403 Forbidden", "<h1>Log in</h1><p>Wrong name or password.</p>" + FORM)
        return enter(person[0], bool(field("keep")))
    if path == "/login":
        return answer("200 OK", "<h1>Log in</h1>" + FORM)
    if path == "/register" and method == "POST":
        field = fields_of(environ)
        if not re.fullmatch(r"[\w-]{1,60}", field("login")) or not field("secret"):
            return answer("422 Unprocessable Content", "<h1>Join</h1><p>Letters, digits, - and _ only.</p>" + JOIN)
        if not add(field("login"), field("secret")):
            return answer("409 Conflict", "<h1>Join</h1><p>This name is taken.</p>" + JOIN)
        return enter(field("login"))
    if path == "/register":
        return answer("200 OK", "<h1>Join</h1>" + JOIN)
    return answer("404 Not Found", "<h1>Not found</h1>")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


if "demo" in sys.argv:
    add("alice", "abcd")
    add("admin", "1234")
make_server("127.0.0.1", int(os.environ["PORT"]), application, Server, Quiet).serve_forever()
