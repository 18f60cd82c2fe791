"""HTML of the old days: tables, multipart forms, addresses decided by the button that is pressed, few end tags."""
import html
import os
import secrets
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

USERS = {"admin": "1234", "alice": "abcd"}
SESSIONS = {}
FORM = """<form method="POST" enctype="multipart/form-data">
<table><tr><td>Name<td><input type=text name=n title=Name maxlength=80>
<tr><td>Password<td><input type=password name=p title=Password>
<tr><td><td><input type=reset value=Clear> <input type=submit name=do value="Let me in" formaction="/login"></table></form>"""

DASHBOARD = """<title>Dashboard</title><h1>Dashboard</h1><p>Welcome back, <i>{}</i>. All is quiet today.
<form method=post><button>Refresh</button> <button formaction="/logout">Log out</button></form>"""


class Handler(BaseHTTPRequestHandler):
    def sid(self):
        cookies = self.headers.get("Cookie", "").split(";")
        pairs = (cookie.strip().partition("=") for cookie in cookies)
        return next((value for name, _, value in pairs if name == "SID"), None)

    @staticmethod
    def text(part):
        return (part.get_payload(decode=True) or b"").decode("utf-8", "replace")

    def fields(self):
        try:
            size = min(max(int(self.headers.get("Content-Length", 0)), 0), 1 << 20)
        except ValueError:
            size = 0
        body = self.rfile.read(size)
        kind = self.headers.get("Content-Type", "")
        if not kind.lower().startswith("multipart/form-data"):
            return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        head = b"Content-Type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n"
        message = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + body)
        return {
            part.get_param("name", header="content-disposition"): self.text(part)
            for part in message.iter_parts()
        }

    def send(self, status, text, **headers):
        data = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def do_GET(self):
        user = SESSIONS.get(self.sid())
        match self.path.partition("?")[0]:
            case "/":
                self.send(200, "<title>Start</title><h1>Start</h1><a href='./login'>Log in</a>")
            case "/login":
                self.send(200, "<title>Log in</title><h1>Log in</h1>" + FORM)
            case "/dashboard" if user:
                self.send(200, DASHBOARD.format(html.escape(user)))
            case "/dashboard":
                self.send(302, "<p>Moved", Location="login")
            case "/logout":
                self.send(405, "<p>Press the button.", Allow="POST")
            case _:
                self.send(404, "<title>Nothing</title><h1>Nothing</h1>")

    do_HEAD = do_GET

    def do_POST(self):
        path = self.path.partition("?")[0]
        fields = self.fields()
        if path == "/login":
            name, password = fields.get("n", ""), fields.get("p", "")
            if password and USERS.get(name) == password:
                SESSIONS.pop(self.sid(), None)
                sid = secrets.token_hex(20)
                SESSIONS[sid] = name
                cookie = f"SID={sid}; Path=/; HttpOnly"
                self.send(302, "<p>Moved", Location="/dashboard?welcome=1", Set_Cookie=cookie)
            else:
                self.send(400, "<title>Log in</title><h1>Log in</h1><b>No entry with these.</b>" + FORM)
        elif path == "/dashboard":
            self.send(303, "<p>Moved", Location="/dashboard")
        elif path == "/logout":
            SESSIONS.pop(self.sid(), None)
            self.send(302, "<p>Moved", Location="/", Set_Cookie="SID=gone; Path=/; Max-Age=-1")
        else:
            self.send(404, "<title>Nothing</title><h1>Nothing</h1>")

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
