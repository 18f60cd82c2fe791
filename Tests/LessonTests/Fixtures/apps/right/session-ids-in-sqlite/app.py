"""Random ids in a table of sessions, with what each session holds: the person, and where they wanted to go.

Flask without its session. Every browser has a row from its first visit; a second cookie remembers. All redirects are 303.
"""
import hashlib
import logging
import os
import secrets
import sqlite3
import sys

from flask import Flask, g, redirect, render_template_string, request

logging.getLogger("werkzeug").setLevel(logging.ERROR)
app = Flask(__name__)
FILE = os.path.join(os.environ["DATA_DIR"], "sessions-and-people.sqlite3")
IDLE = int(os.environ.get("SESSION_IDLE_SECONDS", 1800))
GREATEST_AGE = int(os.environ.get("SESSION_MAX_SECONDS", 43200))
DAYS = 60
SECURE = os.environ.get("SITE_URL", "").startswith("https://")
NOW = "cast(strftime('%s', 'now') as integer)"
PRIVATE = {
    "/dashboard": "The garden needs water on Tuesday and on Friday.",
    "/profile": "You have looked after this garden for one year.",
    "/settings": "Set the clock of the sprinkler to summer time.",
}
LAYOUT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Garden</title>
<header>{% if person %}<span title="You">{{ person }}</span>
<form method="post" action="/end-session"><input type="submit" value="Sign out"></form>
{% else %}<a href="{{ request.host_url }}login">Sign in</a>{% endif %}</header>
<main><h1>{{ title }}</h1>{% if message %}<p role="alert">{{ message }}</p>{% endif %}
{% if form %}<form method="post">
{% if form == "join" %}<label>E-mail, if you like <input type="email" name="email"></label>{% endif %}
<label>Gardener <input type="text" name="gardener"></label>
<label>Pass phrase <input type="password" name="phrase"></label>
{% if form == "in" %}<label><input type="checkbox" name="trust" value="this-browser"> Trust this browser</label>{% endif %}
<button type="submit">{{ title }}</button></form><a href="/register">New here?</a>{% endif %}
<p>{{ text }}</p></main></html>"""


def base():
    if "base" not in g:
        g.base = sqlite3.connect(FILE, timeout=20, isolation_level=None)
        g.base.row_factory = sqlite3.Row
        g.base.execute("pragma synchronous = off")
    return g.base


@app.teardown_appcontext
def close(_):
    if "base" in g:
        g.base.close()


def hashed(value):
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()


def slowly_hashed(phrase, salt):
    return hashlib.scrypt(phrase.encode("utf-8", "replace"), salt=bytes.fromhex(salt), n=2**12, r=8, p=1).hex()


NOBODY = {"name": None, "salt": "00" * 16, "phrase": slowly_hashed("", "00" * 16)}


def new_row(kind, person=None, wanted=None):
    """The secret goes to the browser; the table holds its hash."""
    value = secrets.token_urlsafe(32)
    base().execute(f"insert into tickets values (?, ?, ?, ?, {NOW}, {NOW})", (hashed(value), kind, person, wanted))
    return value


def row(kind):
    key = hashed(request.cookies.get("garden_" + kind, ""))
    idle, age = (IDLE, GREATEST_AGE) if kind == "session" else (DAYS * 86400, DAYS * 86400)
    found = base().execute(
        f"select * from tickets where hash = ? and kind = ? and {NOW} - used <= ? and {NOW} - made <= ?",
        (key, kind, idle, age),
    ).fetchone()
    if found:
        base().execute(f"update tickets set used = {NOW} where hash = ?", (key,))
    return found


def drop(kind):
    value = request.cookies.get("garden_" + kind, "")
    base().execute("delete from tickets where hash = ? and kind = ?", (hashed(value), kind))


@app.before_request
def find_session():
    g.session, g.send = row("session"), {}
    if g.session is None or g.session["person"] is None:
        trusted = row("trust")
        if trusted is not None:
            start(trusted["person"])


def start(person, wanted=None):
    drop("session")
    value = new_row("session", person, wanted)
    g.session = {"person": person, "wanted": wanted}
    g.send["garden_session"] = (value, None)


@app.after_request
def send_cookies(response):
    for name, (value, age) in g.get("send", {}).items():
        if value is None:
            response.delete_cookie(name)
        else:
            response.set_cookie(name, value, max_age=age, httponly=True, samesite="Lax", secure=SECURE)
    return response


def page(title, text="", status=200, form=None, message=None):
    person = g.session["person"] if g.session else None
    return render_template_string(LAYOUT, title=title, text=text, form=form, message=message, person=person), status


def see(path):
    return redirect(request.host_url.rstrip("/") + path, 303)


@app.get("/")
def home():
    return page("Garden", "A garden for the whole street.")


@app.get("/about")
def about():
    return page("About the garden", "It was a car park once.")


@app.get("/dashboard")
@app.get("/profile")
@app.get("/settings")
def private():
    if g.session and g.session["person"]:
        return page(request.path[1:].title(), PRIVATE[request.path])
    query = request.query_string.decode("ascii", "ignore")
    start(None, request.path + ("?" + query if query else ""))
    return see("/login")


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return page("Sign in", form="in")
    person = base().execute("select * from people where key = ?", (request.form.get("gardener", "").casefold(),)).fetchone()
    stored = person or NOBODY
    typed = slowly_hashed(request.form.get("phrase", ""), stored["salt"])
    if not secrets.compare_digest(typed, stored["phrase"]) or person is None:
        return page("Sign in", form="in", message="Gardener and pass phrase do not match.", status=401)
    wanted = g.session["wanted"] if g.session else None
    drop("trust")
    g.send["garden_trust"] = (None, None)
    start(person["name"])
    if "trust" in request.form:
        g.send["garden_trust"] = (new_row("trust", person["name"]), DAYS * 86400)
    return see(wanted or "/dashboard")


@app.route("/register", methods=["GET", "POST"])
def register():
    name, phrase = request.form.get("gardener", ""), request.form.get("phrase", "")
    if request.method == "GET":
        return page("Join", form="join")
    if not name.strip() or not phrase:
        return page("Join", form="join", message="We need a name and a pass phrase.", status=400)
    if not add(name, phrase):
        return page("Join", form="join", message="A gardener of this name is here already.", status=422)
    return see("/login")


@app.post("/end-session")
def end():
    for kind in ("session", "trust"):
        drop(kind)
        g.send["garden_" + kind] = (None, None)
    return see("/about")


def add(name, phrase):
    try:
        salt = secrets.token_hex(16)
        row = (name.casefold(), slowly_hashed(phrase, salt), salt, name)
        base().execute("insert into people values (?, ?, ?, ?)", row)
        return True
    except sqlite3.IntegrityError:
        return False


with app.app_context():
    base().execute("create table if not exists people (key text primary key, phrase text, salt text, name text)")
    base().execute("create table if not exists tickets (hash text primary key, kind text, person text, wanted text, made integer, used integer)")
    if "demo" in sys.argv:
        add("alice", "abcd")
        add("admin", "1234")
app.run(port=int(os.environ["PORT"]))
