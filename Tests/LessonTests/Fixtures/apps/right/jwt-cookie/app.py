"""Two JSON Web Tokens in cookies, signed here: one until the browser closes, one that remembers, with Expires and Max-Age.

Strangers get 401 and the form in place, with a hidden field; the name stands in title case in a summary. Accounts are lines
of JSON in a file. Without a key it makes one that nobody knows. Behind HTTPS the names of the cookies begin with __Host-.
"""
import base64
import hashlib
import hmac
import json
import logging
import os
import secrets
import sys
import threading
import time
from datetime import datetime, timedelta, timezone

from flask import Flask, g, make_response, render_template_string, request

logging.getLogger("werkzeug").setLevel(logging.ERROR)
app = Flask(__name__)
KEY = os.environ.get("SECRET_KEY", "").encode() or secrets.token_bytes(32)
SECURE = os.environ.get("SITE_URL", "").startswith("https://")
PREFIX = "__Host-" if SECURE else ""
FILE = os.path.join(os.environ["DATA_DIR"], "accounts", "lines.json")
LOCK = threading.Lock()
REMEMBER = timedelta(days=90)
IDLE = int(os.environ.get("SESSION_IDLE_SECONDS", 1800))
GREATEST_AGE = int(os.environ.get("SESSION_MAX_SECONDS", 43200))
LAYOUT = """<!doctype html><html lang="en"><title>{{ title }}</title><body>
{% if name %}<details open><summary>{{ name | title }}</summary><a href="/me/logout">Log out</a></details>{% endif %}
<h1>{{ title }}</h1><p>{{ text }}</p>
{% if not name %}<p><a href="/login">Log in</a></p>{% endif %}
{% if form %}<form method="post" action="/{{ form }}">
{% if back %}<input type="hidden" name="return_to" value="{{ back }}">{% endif %}
<p><label for="n">E-mail or name</label> <input id="n" name="handle">
<p><label for="p">Password</label> <input id="p" name="pw" type="password">
{% if form == "login" %}<p><select name="language"><option>English<option>Deutsch</select>
<p><input id="r" name="persist" type="checkbox" value="yes"> <label for="r">Remember me on this device</label>
{% else %}<p><label for="q">Confirm password</label> <input id="q" name="pw_confirm" type="password">{% endif %}
<p><button>{{ title }}</button></form>{% endif %}"""


def encode(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def token(name, use, seconds, began=None):
    now = int(time.time())
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": name, "use": use, "exp": now + seconds, "auth_time": began or now})
    body = ".".join(encode(json.dumps(part).encode()) for part in parts)
    return body + "." + encode(hmac.new(KEY, body.encode(), hashlib.sha256).digest())


def subject(use):
    body, _, mark = request.cookies.get(PREFIX + use, "").rpartition(".")
    expected = encode(hmac.new(KEY, body.encode("utf-8", "replace"), hashlib.sha256).digest())
    if not hmac.compare_digest(expected.encode(), mark.encode("utf-8", "replace")):
        return None
    claims = body.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    if claims["use"] != use or claims["exp"] <= time.time():
        return None
    if use == "access":
        if claims["auth_time"] + GREATEST_AGE <= time.time():
            return None
        g.access = claims
    return claims["sub"]


@app.after_request
def renew(response):
    """An access token lives for as long as a session may be idle; whoever shows one gets the next."""
    if "access" in g and not any(line.startswith(PREFIX + "access=") for line in response.headers.getlist("Set-Cookie")):
        value = token(g.access["sub"], "access", IDLE, g.access["auth_time"])
        response.set_cookie(PREFIX + "access", value, httponly=True, samesite="Strict", secure=SECURE)
    return response


def hashed(password, salt):
    """Hashed before, as one does with bcrypt, which looks at 72 bytes only."""
    first = base64.b64encode(hashlib.sha256(password.encode("utf-8", "replace")).digest())
    return encode(hashlib.pbkdf2_hmac("sha512", first, salt.encode(), 20_000))


NOBODY = {"name": None, "salt": "nobody", "hash": hashed("", "nobody")}


def accounts():
    with open(FILE, encoding="utf-8") as file:
        return {account["name"].casefold(): account for account in map(json.loads, file)}


def add(name, password):
    salt = secrets.token_urlsafe(16)
    account = {"hash": hashed(password, salt), "salt": salt, "name": name}
    with LOCK:
        if name.casefold() in accounts():
            return False
        with open(FILE, "a", encoding="utf-8") as file:
            file.write(json.dumps(account) + "\n")
        return True


def page(title, text="", status=200, form=None, back="", name=None):
    name = name or subject("access") or subject("remember")
    return render_template_string(LAYOUT, title=title, text=text, form=form, back=back, name=name), status


def guarded(title, text):
    if subject("access") or subject("remember"):
        return page(title, text)
    query = request.query_string.decode("ascii", "ignore")
    return page("Log in", "You need to log in for this page.", 401, "login", request.path + ("?" + query if query else ""))


def signed_in(name, remember, back):
    # Only a path of letters, with a query of what a browser leaves as it is.
    path, _, query = back.partition("?")
    good = path[:1] == "/" and path[1:].isalpha() and query.isascii() and query.isprintable()
    response = make_response("", 302)
    response.headers["Location"] = back if good else "/dashboard"
    response.set_cookie(PREFIX + "access", token(name, "access", IDLE), httponly=True, samesite="Strict", secure=SECURE)
    if remember:
        end = datetime.now(timezone.utc) + REMEMBER
        value = token(name, "remember", int(REMEMBER.total_seconds()))
        response.set_cookie(
            PREFIX + "remember", value, max_age=REMEMBER, expires=end, httponly=True, samesite="Lax", secure=SECURE
        )
    else:
        response.delete_cookie(PREFIX + "remember", httponly=True, samesite="Lax", secure=SECURE)
    return response


@app.get("/")
def home():
    return page("Library", "Books for everybody.")


@app.get("/about")
def about():
    return page("About", "There are nine hundred books.")


@app.get("/dashboard")
def dashboard():
    return guarded("Dashboard", "Three books are to be brought back by next Monday.")


@app.get("/profile")
def profile():
    return guarded("Profile", "Your card was made out in the year of the flood.")


@app.get("/settings")
def settings():
    return guarded("Settings", "Letters about new books are sent to you each week.")


@app.get("/login")
def login_page():
    return page("Log in", form="login", back=request.args.get("return_to", ""))


@app.post("/login")
def login():
    account = accounts().get(request.form.get("handle", "").casefold(), NOBODY)
    back = request.form.get("return_to", "")
    if hashed(request.form.get("pw", ""), account["salt"]) != account["hash"] or account is NOBODY:
        return page("Log in", "No account fits these.", 400, "login", back)
    return signed_in(account["name"], request.form.get("persist") == "yes", back)


@app.get("/register")
def register_page():
    return page("Sign up", form="register")


@app.post("/register")
def register():
    name, password = request.form.get("handle", ""), request.form.get("pw", "")
    if not name.strip() or len(name) > 100 or not password or password != request.form.get("pw_confirm", ""):
        return page("Sign up", "Please look at your entries again.", 422, "register")
    if not add(name, password):
        return page("Sign up", "Please choose another name.", 409, "register")
    return page("Your account is ready", f"You can log in now, {name}.", 201)


@app.get("/me/logout")
def logout():
    response = make_response("<!doctype html><title>Bye</title><h1>See you soon</h1><a href='/login'>Log in</a>")
    for name in ("access", "remember"):
        response.delete_cookie(PREFIX + name, secure=SECURE)
    return response


os.makedirs(os.path.dirname(FILE), exist_ok=True)
open(FILE, "a").close()
if "demo" in sys.argv:
    add("alice", "abcd")
    add("admin", "1234")
app.run(port=int(os.environ["PORT"]))
