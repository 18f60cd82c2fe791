"""All that is free is different: fields, cookie, buttons, status codes, upper-case tags, absolute redirects."""
import html
import os
import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote

ACCOUNTS = {"admin": "1234", "alice": "abcd"}
TICKETS = {}
FORM = """<FORM METHOD=POST ACTION=/login/>
<P><LABEL FOR=a>Account</LABEL> <INPUT TYPE=TEXT ID=a NAME=account>
<P><LABEL FOR=b>Pass phrase</LABEL> <INPUT TYPE=PASSWORD ID=b NAME=pw>
<P><INPUT TYPE=HIDDEN NAME=lang VALUE=en><BUTTON NAME=go VALUE=1>Enter</BUTTON>
</FORM>"""
SIGN_OFF = "<FORM METHOD=POST ACTION=/leave><BUTTON>Sign off</BUTTON></FORM>"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 15

    def ticket(self):
        for pair in self.headers.get("Cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == "ticket":
                return value
        return None

    def body(self):
        try:
            size = max(int(self.headers.get("Content-Length", 0)), 0)
        except ValueError:
            size = 0
        if size > 1 << 20:
            self.close_connection = True
            return b""
        return self.rfile.read(size)

    def page(self, text, status=200):
        data = f"<HTML><HEAD><TITLE>Club</TITLE></HEAD><BODY>{text}</BODY></HTML>".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def see_other(self, path, ticket=None):
        self.send_response(303)
        host = self.headers.get("Host") or f"127.0.0.1:{os.environ['PORT']}"
        self.send_header("Location", f"http://{host}{path}")
        if ticket is not None:
            age = "; Max-Age=0" if ticket == "" else ""
            self.send_header("Set-Cookie", f"ticket={ticket}; Path=/; HttpOnly{age}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self):
        body = self.body()
        path = unquote(self.path.partition("?")[0]).rstrip("/") or "/"
        user = TICKETS.get(self.ticket())
        reading = self.command in ("GET", "HEAD")
        if path == "/" and reading:
            self.page("<H1>Club</H1><A HREF=/login?from=home>Members</A>")
        elif path == "/login" and reading:
            self.page("<H1>Members</H1>" + FORM)
        elif path == "/login" and self.command == "POST":
            self.enter(body)
        elif path == "/dashboard" and reading:
            if user:
                self.page(f"<H1>Members' room</H1><P>Good day <B>{html.escape(user)}</B>, nice to see you.{SIGN_OFF}")
            else:
                self.page("<H1>Members</H1><P>Members only, please enter." + FORM, 401)
        elif path == "/leave" and self.command == "POST":
            TICKETS.pop(self.ticket(), None)
            self.see_other("/", "")
        else:
            known = ("/", "/login", "/dashboard", "/leave")
            self.page("<H1>No</H1>", 405 if path in known else 404)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = answer

    def enter(self, body):
        try:
            fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
        except ValueError:
            fields = {}
        account, pw = fields.get("account", [""])[0], fields.get("pw", [""])[0]
        if ACCOUNTS.get(account, "") == pw != "":
            TICKETS.pop(self.ticket(), None)
            ticket = secrets.token_hex(16)
            TICKETS[ticket] = account
            self.see_other("/dashboard", ticket)
        else:
            self.page("<H1>Members</H1><P>Account and pass phrase do not fit." + FORM, 422)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
