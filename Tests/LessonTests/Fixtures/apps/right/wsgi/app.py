"""A plain WSGI function. The cookie is name.time.signature; strangers get 403."""
import hashlib
import hmac
import html
import os
import secrets
import time
from socketserver import ThreadingMixIn
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

USERS = {"admin": "1234", "alice": "abcd"}
KEY = secrets.token_bytes(32)
FORM = """<form method="post" action="">
<input name="login" aria-label="Login name" autocomplete="username">
<input name="secret" type="password" aria-label="Password" autocomplete="current-password">
<button>Log in</button></form>"""


def signature(text):
    return hmac.new(KEY, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def user_of(environ):
    for pair in environ.get("HTTP_COOKIE", "").split(";"):
        name, _, value = pair.strip().partition("=")
        user, _, rest = value.partition(".")
        stamp, _, mark = rest.partition(".")
        expected = signature(f"{user}.{stamp}").encode()
        if name == "who" and hmac.compare_digest(expected, mark.encode("utf-8", "replace")):
            return user if int(stamp) > time.time() - 43200 else None
    return None


def fields_of(environ):
    try:
        size = min(max(int(environ.get("CONTENT_LENGTH") or 0), 0), 1 << 20)
        return parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"), keep_blank_values=True)
    except ValueError:
        return {}


def application(environ, start_response):
    path, method = environ.get("PATH_INFO", "/"), environ["REQUEST_METHOD"]
    headers = [("Content-Type", "text/html; charset=utf-8")]

    def answer(status, text, *more):
        data = f"<!doctype html><html lang=en><title>Site</title><main>{text}</main></html>".encode("utf-8", "replace")
        start_response(status, headers + [("Content-Length", str(len(data))), *more])
        return [] if method == "HEAD" else [data]

    if path not in ("/", "/login", "/dashboard", "/signout"):
        return answer("404 Not Found", "<h1>Not found</h1>")
    if path == "/login" and method == "POST":
        fields = fields_of(environ)
        name, password = fields.get("login", [""])[0], fields.get("secret", [""])[0]
        if name not in USERS or USERS[name] != password:
            return answer("403 Forbidden", "<h1>Log in</h1><p>Wrong name or password.</p>" + FORM)
        value = f"{name}.{int(time.time())}"
        cookie = ("Set-Cookie", f"who={value}.{signature(value)}; Path=/; HttpOnly; SameSite=Lax")
        return answer("303 See Other", "", ("Location", "/dashboard"), cookie)
    if method not in ("GET", "HEAD"):
        return answer("405 Method Not Allowed", "<h1>Not allowed</h1>", ("Allow", "GET, HEAD"))
    if path == "/":
        return answer("200 OK", "<h1>Site</h1><a href=login>Log in</a>")
    if path == "/login":
        return answer("200 OK", "<h1>Log in</h1>" + FORM)
    if path == "/signout":
        gone = ("Set-Cookie", "who=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
        return answer("200 OK", "<h1>Goodbye</h1><a href=login>Log in</a>", gone)
    user = user_of(environ)
    if user is None:
        return answer("403 Forbidden", "<h1>Forbidden</h1><p>Please <a href=login>log in</a>.</p>")
    text = f"<h1>Dashboard</h1><p>{html.escape(user)}, this page is for you alone.</p><a href=/signout>Sign out</a>"
    return answer("200 OK", text)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


make_server("127.0.0.1", int(os.environ["PORT"]), application, Server, Quiet).serve_forever()
