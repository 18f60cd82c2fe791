"""A plain WSGI function without any token: it asks the browser where a form comes from.

A password needs 15 characters. What is too long or no form at all is answered in JSON. Whoever registered is signed in.
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
import time
from email.utils import formatdate
from socketserver import ThreadingMixIn
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

KEY = os.environ["SECRET_KEY"].encode()
SECURE = "; Secure" if os.environ.get("SITE_URL", "").startswith("https:") else ""
IDLE = int(os.environ.get("SESSION_IDLE_SECONDS") or 1800)
LONGEST = int(os.environ.get("SESSION_MAX_SECONDS") or 43200)
FILE = os.path.join(os.environ["DATA_DIR"], "data.db")
GONE = "Thu, 01 Jan 1970 00:00:00 GMT"
PAGES = {
    "/dashboard": "your desk is as you left it yesterday evening.",
    "/profile": "this is how other people will see you some day.",
    "/settings": "these switches are for you and for nobody else.",
}
FORM = """<form method="post" action="/login">
<input name="login" aria-label="Login name"> <input name="secret" type="password" aria-label="Password">
<label>Remember this computer <input type="checkbox" name="keep"></label>
<button name="go" value="1">Log in</button></form><a href="register">Get an account</a>"""
OUT = """<form method=post action=/signout><input type=submit name=leave value="Sign out"></form>"""
MOTTO = """<form method=post><label>What you stand for <textarea name="text"></textarea></label><button>Keep it</button></form>"""
JOIN = """<form method="post" action="/register">
<input name="login" aria-label="Login name"> <input name="secret" type="password" aria-label="Password">
<button>Get an account</button></form>"""


def database():
    base = sqlite3.connect(FILE)
    base.execute(
        "create table if not exists people (id integer primary key,"
        " name text not null unique collate nocase, password blob not null, salt blob not null, motto text default '')"
    )
    return base


def slow(password, salt):
    return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=1 << 14, r=8, p=1)


NOBODY = (None, slow("", b"nobody"), b"nobody", "")


def add(name, password):
    salt = secrets.token_bytes(16)
    base = database()
    try:
        with base:
            base.execute("insert into people (name, password, salt) values (?, ?, ?)", (name, slow(password, salt), salt))
        return True
    except sqlite3.IntegrityError:
        return False
    finally:
        base.close()


def find(name):
    base = database()
    try:
        return base.execute("select name, password, salt, motto from people where name = ?", (name,)).fetchone()
    finally:
        base.close()


def keep_motto(name, motto):
    base = database()
    with base:
        base.execute("update people set motto = ? where name = ?", (motto, name))
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
    now = int(time.time())
    name, began, seen = (json.loads(opened("who", cookies.get("who", "")) or "null") or [None, 0, 0])
    is_kept = began == 0
    user = name if is_kept or now - seen <= IDLE and now - began <= LONGEST else None
    who = f"<b>{html.escape(user)}</b> " + OUT if user else "<a href='/login'>Log in</a>"

    def answer(status, text, *more):
        data = f"<!doctype html><html lang=en><title>Office</title><nav>{who}</nav>{text}</html>".encode("utf-8", "replace")
        head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(data)))]
        if user and not is_kept and not any(name == "Set-Cookie" and value.startswith("who=") for name, value in more):
            more += (cookie("who", signed("who", json.dumps([user, began, now]), LONGEST)),)
        start_response(status, head + list(more))
        return [] if method == "HEAD" else [data]

    def cookie(name, value, end=None):
        return ("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{SECURE}" + (f"; Expires={end}" if end else ""))

    def complain(status, what):
        data = json.dumps({"error": what}).encode()
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(data)))])
        return [data]

    def enter(name, keep=False):
        wanted = opened("wanted", cookies.get("wanted", "")) or "/dashboard"
        month = 31 * 86400
        ticket = cookie("who", signed("who", json.dumps([name, 0 if keep else now, now]), month), formatdate(time.time() + month, usegmt=True) if keep else None)
        return answer("303 See Other", "", ("Location", wanted), ticket, cookie("wanted", "", GONE))

    if method == "POST":
        here = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"
        came = environ.get("HTTP_SEC_FETCH_SITE") or ("same-origin" if environ.get("HTTP_ORIGIN") == here else "unknown")
        if came != "same-origin":
            return complain("403 Forbidden", "This form is from somewhere else: " + came)
        if int(environ.get("CONTENT_LENGTH") or 0) > 100_000:
            return complain("413 Content Too Large", environ.get("CONTENT_LENGTH"))
        if environ.get("CONTENT_TYPE", "") != "application/x-www-form-urlencoded":
            return complain("415 Unsupported Media Type", environ.get("CONTENT_TYPE", ""))
    if path == "/settings" and user and method == "POST":
        keep_motto(user, fields_of(environ)("text"))
        return answer("303 See Other", "", ("Location", "/profile"))
    if path in PAGES and method not in ("GET", "HEAD") or path in ("/", "/about") and method == "POST":
        return answer("405 Method Not Allowed", "<h1>Not like this</h1>", ("Allow", "GET, HEAD"))
    if path in PAGES and user:
        tab = parse_qs(environ.get("QUERY_STRING", "")).get("tab", ["first"])[0]
        more = MOTTO if path == "/settings" else f"<q>{html.escape(find(user)[3])}</q>" if path == "/profile" else ""
        return answer("200 OK", f"<h1>{path[1:]}</h1><p>{html.escape(user)}, {PAGES[path]} ({html.escape(tab)})</p>{more}")
    if path in PAGES:
        query = environ.get("QUERY_STRING", "")
        wanted = signed("wanted", path + ("?" + query if query else ""), 600)
        return answer("302 Found", "", ("Location", "login"), cookie("wanted", wanted))
    if path == "/":
        return answer("200 OK", "<h1>Office</h1><p>Open from nine to five.</p>")
    if path == "/about":
        return answer("200 OK", "<h1>About</h1><p>An office like any other.</p>")
    if path == "/signout" and method == "POST":
        return answer("302 Found", "", ("Location", "/"), cookie("who", "", GONE), cookie("wanted", "", GONE))
    if path == "/login" and method == "POST":
        field = fields_of(environ)
        person = find(field("login")) or NOBODY
        if not hmac.compare_digest(slow(field("secret"), person[2]), person[1]) or person is NOBODY:
            return answer("403 Forbidden", f"<h1>Log in</h1><p>Wrong name or password: {html.escape(field('login'))}</p>" + FORM)
        return enter(person[0], bool(field("keep")))
    if path == "/login":
        return answer("200 OK", "<h1>Log in</h1>" + FORM)
    if path == "/register" and method == "POST":
        field = fields_of(environ)
        if not re.fullmatch(r"[\w-]{3,40}", field("login")) or len(field("secret")) < 15:
            return answer("422 Unprocessable Content", f"<h1>Join</h1><p>{html.escape(field('login'))} is no name, or the password is short.</p>" + JOIN)
        if not add(field("login"), field("secret")):
            return answer("409 Conflict", "<h1>Join</h1><p>This name is taken.</p>" + JOIN)
        return enter(field("login"))
    if path == "/register":
        return answer("200 OK", "<h1>Join</h1>" + JOIN)
    return answer("404 Not Found", f"<h1>Not found</h1><p>Nothing is called {html.escape(path)}.</p>")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


make_server("127.0.0.1", int(os.environ["PORT"]), application, Server, Quiet).serve_forever()
