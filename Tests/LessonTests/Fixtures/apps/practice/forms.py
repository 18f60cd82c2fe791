"""An app that takes what people send, with the mistakes that it is told: python3 forms.py name-nul+csrf-none.

Without a mistake it is right: it lets nobody's text become more than text, and takes forms from its own pages only.
"""

import hashlib
import hmac
import html
import os
import re
import secrets
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

MISTAKES = sys.argv[1].split("+") if len(sys.argv) > 1 else []
KEY = os.environ["SECRET_KEY"].encode()
ORIGIN = f"http://127.0.0.1:{os.environ['PORT']}"


def wrong(*names):
    return any(name in MISTAKES for name in names)


# Name to password, name to motto, and the number of a session to the name of whoever is signed in.
accounts = {"alice": "abcd", "admin": "1234"}
mottos = {}
sessions = {}


def sign(text):
    return f"{text}.{hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()}"


def unsign(value):
    text, _, code = value.rpartition(".")
    return text if hmac.compare_digest(sign(text).encode(), value.encode()) else ""


def shown(text):
    if wrong("markup-tags"):
        return text
    if wrong("markup-quotes"):
        return html.escape(text, quote=False)
    return html.escape(text)


def computed(text):
    """A template engine in one line."""
    if not wrong("template"):
        return text
    return re.sub(r"\{\{(\d+)\*(\d+)\}\}", lambda found: str(int(found[1]) * int(found[2])), text)


def is_local(target):
    if wrong("header"):
        return target.startswith("/") and not target.startswith(("//", "/\\", "/\t"))
    return re.fullmatch(r"/(?![/\\])[!-~]*", target) is not None


def is_name(name):
    if wrong("name-any"):
        return bool(name)
    if wrong("name-spaces"):
        return re.fullmatch(r"[ \w.-]{3,30}", name, re.ASCII) is not None
    if wrong("name-long"):
        return re.fullmatch(r"[\w.-]{3,}", name, re.ASCII) is not None
    if wrong("name-nul"):
        return re.fullmatch(r"[\0\w.-]{3,30}", name, re.ASCII) is not None
    if wrong("name-line-break"):
        return re.fullmatch(r"[\w.\n-]{3,30}", name, re.ASCII) is not None
    if wrong("name-end"):
        return re.match(r"[\w.-]{3,30}$", name, re.ASCII) is not None
    return re.fullmatch(r"[\w.-]{3,30}", name, re.ASCII) is not None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def cookies(self):
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return {name: value for name, _, value in pairs}

    # The session: a signed number.

    @property
    def session(self):
        return unsign(self.cookies().get("session", ""))

    @property
    def user(self):
        return sessions.get(self.session, "")

    def token(self):
        if wrong("csrf-cookie"):
            self.planted = self.cookies().get("csrf") or self.planted or secrets.token_hex(16)
            return self.planted
        if not self.session and not self.fresh:
            self.fresh = secrets.token_hex(16)
        return hmac.new(KEY, f"token {self.session or self.fresh}".encode(), hashlib.sha256).hexdigest()

    @property
    def path_only(self):
        return unquote(urlsplit(self.path).path)

    @property
    def query(self):
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def body(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > 1_000_000:
            return 500 if wrong("huge") else 413
        if not self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
            if wrong("malformed-type"):
                raise ValueError("what is this?")
            return {}
        data = self.rfile.read(length)
        text = data.decode() if wrong("malformed-bytes") else data.decode(errors="replace")
        errors = "strict" if wrong("malformed-bytes") else "replace"
        fields = parse_qs(text, keep_blank_values=True, errors=errors)
        return {name: values[0] for name, values in fields.items()}

    def send(self, text, status=200, cookies=(), location=None):
        bar = "<p><a href='/login'>Log in</a></p>"
        if self.user:
            bar = f"<p>Signed in as {shown(self.user)}. {self.log_out_control()}</p>"
        page = f"<title>Forms</title>{bar}{text}".encode(errors="replace")
        cookies = list(cookies)
        if self.fresh and not cookies:
            cookies.append(f"session={sign(self.fresh)}; Path=/; HttpOnly; SameSite=Lax")
        if self.planted:
            cookies.append(f"csrf={self.planted}; Path=/; SameSite=Lax")
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

    def hidden(self):
        return f"<input type=hidden name=csrf value='{self.token()}'>"

    def log_out_control(self):
        if wrong("logout-link"):
            return "<a href='/logout'>Log out</a>"
        return f"<form method=post action=/logout>{self.hidden()}<button>Log out</button></form>"

    # Pages

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
                return self.redirect("/login?" + urlencode({"next": self.path}))
            return self.private_page(path)
        if path == "/login":
            return self.login_page()
        if path == "/register":
            return self.register_page()
        if path == "/logout" and wrong("logout-get", "logout-link"):
            return self.log_out()
        if path in ("/", "/about"):
            message = self.query.get("message", "")
            text = message if wrong("markup-query") else f"Anybody may read what stands here. {html.escape(message)}"
            return self.send(f"<p>{text}</p>")
        if wrong("markup-bare"):
            return self.send(f"<a href={html.escape(path)}>Not found</a>", 404)
        lost = path if wrong("markup-path") else html.escape(computed(path))
        self.send(f"<p>{lost} was not found</p>", 404)

    def private_page(self, path):
        motto = mottos.get(self.user, "")
        if path == "/profile":
            text = html.escape(motto)
            if wrong("motto-twice"):
                text = html.escape(text)
            return self.send(f"{self.PRIVATE[path]}<p>{motto if wrong('motto-markup') else text}</p>")
        if path == "/settings":
            if wrong("settings-get") and "motto" in self.query:
                mottos[self.user] = self.query["motto"]
            form = (
                f"<form method=post action=/settings>{'' if wrong('motto-token-missing') else self.hidden()}"
                "<label>Motto <input name=motto></label><button>Save</button></form>"
            )
            return self.send(self.PRIVATE[path] + ("" if wrong("settings-no-form") else form))
        self.send(self.PRIVATE[path])

    def login_page(self, message="", status=200, name=""):
        target = self.query.get("next", "")
        if wrong("markup-title"):
            # A title holds text only, so tags in it are harmless until it ends.
            message += f"<title>{name}</title>"
        self.send(
            f"<form method=post action=/login>{self.hidden()}"
            f"<input type=hidden name=next value='{html.escape(target)}'>"
            f"<label>Name <input name=username value='{shown(computed(name))}'></label>"
            "<label>Password <input type=password name=password></label>"
            f"<label><input type=checkbox name=remember> Remember me</label><button>Log in</button></form>{message}",
            status,
        )

    def register_page(self, message="", status=200):
        self.send(
            f"<form method=post action=/register>{self.hidden()}<label>Name <input name=username></label>"
            "<label>Password <input type=password name=password minlength=8></label>"
            f"<button>Register</button></form>{message}",
            status,
        )

    # Forms

    def is_ours(self, fields):
        """Whether a page of this app sent it."""
        origin, token = self.headers.get("Origin"), fields.get("csrf")
        if wrong("csrf-none"):
            return True
        if wrong("csrf-login") and self.path_only == "/login":
            return True
        if wrong("csrf-register") and self.path_only == "/register":
            return True
        if wrong("csrf-logout") and self.path_only == "/logout":
            return True
        if wrong("csrf-missing") and token is None:
            return True
        if wrong("csrf-empty") and token == "":
            return True
        if wrong("csrf-cookie"):
            return bool(token) and token == self.cookies().get("csrf")
        if wrong("csrf-any-session"):
            return re.fullmatch(r"[0-9a-f]{64}", token or "") is not None
        if wrong("csrf-origin-host"):
            return origin is None or urlsplit(origin).hostname == "127.0.0.1"
        if wrong("csrf-null"):
            return origin in (ORIGIN, "null")
        if wrong("csrf-referer"):
            return ORIGIN in self.headers.get("Referer", "")
        if wrong("csrf-fetch-only"):
            return self.headers.get("Sec-Fetch-Site") in (None, "same-origin")
        if wrong("csrf-cross-site-only"):
            return self.headers.get("Sec-Fetch-Site") != "cross-site"
        return hmac.compare_digest(token or "", self.token())

    def do_POST(self):
        fields = self.body()
        if isinstance(fields, int):
            return self.send("<p>Too much</p>", fields)
        path = self.path_only
        ours = self.is_ours(fields)
        if not ours and wrong("csrf-crash"):
            raise ValueError("not ours")
        if not ours and not (wrong("csrf-happens") and path == "/settings"):
            # Whoever is signed in here and came from elsewhere keeps the session that the browser has left at home.
            self.fresh = ""
            return self.send("<p>Send the form from our own page.</p>", 403)
        if path == "/login":
            return self.log_in(fields)
        if path == "/register":
            return self.register(fields)
        if path in [*self.PRIVATE, "/logout"] and not self.user:
            return self.redirect("/login")
        if path == "/settings":
            if not wrong("settings-forget"):
                mottos[self.user] = fields.get("motto", "")
            if not ours:
                return self.send("<p>Send the form from our own page.</p>", 403)
            return self.redirect("/profile")
        if path == "/logout":
            return self.log_out()
        self.send("<p>Not allowed</p>", 405)

    def log_in(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        if wrong("template-crash") and "{" in name:
            raise ValueError("unknown field in a format")
        if wrong("password-cleaned"):
            password = re.sub("<[^>]*>", "", password)
        if name not in accounts or accounts[name] != password:
            return self.login_page(f"<p>That did not work, {shown(computed(name))}.</p>", 401, name)
        target = fields.get("next") or "/dashboard"
        if wrong("header-crash") and "\n" in target:
            raise ValueError("no line breaks in headers")
        number = secrets.token_hex(16)
        sessions[number] = name
        cookie = f"session={sign(number)}; Path=/; HttpOnly; SameSite=Lax"
        self.redirect(target if is_local(target) else "/dashboard", [cookie])

    def log_out(self):
        self.redirect("/login", ["session=; Path=/; Max-Age=0"])

    def register(self, fields):
        name, password = fields.get("username", ""), fields.get("password", "")
        if wrong("name-crash") and "\0" in name:
            raise ValueError("no such character")
        if wrong("password-cleaned"):
            password = re.sub("<[^>]*>", "", password)
        least = 1 if wrong("password-short") else 4 if wrong("password-seven") else 8
        if not is_name(name) or len(password) < least:
            return self.register_page("<p>Choose another name, or a longer password.</p>", 422)
        if name.lower() in (other.lower() for other in accounts):
            return self.register_page("<p>That name is taken.</p>", 409)
        accounts[name] = password
        self.redirect("/login")

    def parse_request(self):
        if not super().parse_request():
            return False
        self.fresh = self.planted = ""
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

    def handle_error(self, request, address):
        """Whoever hangs up in the middle is no reason to say much."""


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
