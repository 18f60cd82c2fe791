"""As bare-http-server, but it listens on another port first, as an app with a second service does."""
import html
import os
import secrets
import socket
import time
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

USERS = {"admin": "1234", "alice": "abcd"}
SESSIONS = {}
COOKIE = "session_id"
FORM = """<form action="login" method="post">
<label for="u">User name</label> <input id="u" name="username">
<label for="p">Password</label> <input id="p" name="password" type="password">
<input type="submit" value="Log in"></form>"""


class Handler(BaseHTTPRequestHandler):
    def session_id(self):
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return cookie.value if cookie else None

    def fields(self):
        try:
            size = min(max(int(self.headers.get("Content-Length", 0)), 0), 1 << 20)
        except ValueError:
            size = 0
        try:
            return parse_qs(self.rfile.read(size).decode("utf-8", "replace"), keep_blank_values=True)
        except ValueError:
            return {}

    def page(self, title, body, status=200):
        data = f"<!doctype html><title>{title}</title><h1>{title}</h1>{body}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def redirect(self, target, cookie=None):
        self.send_response(302)
        self.send_header("Location", target)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        path = self.path.partition("?")[0]
        user = SESSIONS.get(self.session_id())
        if path == "/":
            self.page("Home", '<p><a href="/login">Log in</a></p>')
        elif path == "/login":
            self.page("Log in", FORM)
        elif path == "/dashboard":
            if user is None:
                self.redirect("/login")
            else:
                greeting = f"<p>Hello {html.escape(user)}, here are your things.</p>"
                self.page("Dashboard", greeting + '<a href="/logout">Log out</a>')
        elif path == "/logout":
            SESSIONS.pop(self.session_id(), None)
            self.redirect("/login", f"{COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax")
        else:
            self.page("Not found", "<p>There is no such page.</p>", 404)

    do_HEAD = do_GET

    def do_POST(self):
        if self.path.partition("?")[0] != "/login":
            return self.page("Not allowed", "", 405)
        fields = self.fields()
        user = fields.get("username", [""])[0]
        password = fields.get("password", [""])[0]
        if user in USERS and USERS[user] == password:
            SESSIONS.pop(self.session_id(), None)
            sid = secrets.token_urlsafe(24)
            SESSIONS[sid] = user
            self.redirect("/dashboard", f"{COOKIE}={sid}; Path=/; HttpOnly; SameSite=Strict")
        else:
            self.page("Log in", "<p>That did not work.</p>" + FORM)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


with socket.create_server(("127.0.0.1", 0)):
    # Long enough for somebody to look where it listens.
    time.sleep(1)
    Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
