"""Argon2 hashes, and a row of a table for each session; a visitor has one as well, and the row holds the token of their forms.

Only hashes of what cookies hold are stored. Guesses are counted for a name and an address together. JSON where a form is no form.
"""
import hashlib
import os
import re
import secrets
import sqlite3
import time
from html import escape

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import Flask, Response, abort, g, redirect, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 100_000
hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
NOBODYS = hasher.hash(secrets.token_hex())
SECURE = os.environ.get("SITE_URL", "").startswith("https:")
# A name with this prefix is kept only from the host itself, over HTTPS (RFC 6265bis, 4.1.3.2).
PREFIX = "__Host-" if SECURE else ""
SCHEMA = """
create table if not exists people (id integer primary key, name text unique collate nocase, hash text, motto text default '');
create table if not exists visits (id text primary key, person integer, token text, wanted text, began real, seen real);
create table if not exists keeps (selector text primary key, validator text, person integer, made real);
create table if not exists guesses (who text primary key, count integer, until real);
"""
PAGES = {
    "dashboard": "The kettle is on, and nobody else is in yet.",
    "profile": "A page about you.",
    "settings": "Turn the knobs.",
    "password": "Choose another one from time to time, or better not.",
}
LOGIN = """<label>Name <input name="who"></label> <label>Password <input type="password" name="key"></label>
<label><input type="checkbox" name="keep" value="y"> Remember me</label> <button>Log in</button>"""
JOIN = """<label>Name <input name="who"></label> <label>Password <input type="password" name="key"></label>
<label>Password again <input type="password" name="key2"></label> <button>Sign up</button>"""
MOTTO = """<label>Motto <input name="text"></label> <button>Save</button>"""
CHANGE = """<label>Current password <input type="password" name="old"></label>
<label>New password <input type="password" name="new"></label> <button>Change it</button>"""


def seconds(name, default):
    return int(os.environ.get(name) or default)


IDLE, LONGEST = seconds("SESSION_IDLE_SECONDS", 1800), seconds("SESSION_MAX_SECONDS", 43200)
LOCKOUT, REMEMBER = seconds("LOCKOUT_SECONDS", 900), seconds("REMEMBER_SECONDS", 2592000)


def connect():
    base = sqlite3.connect(os.path.join(os.environ["DATA_DIR"], "house.db"), isolation_level=None, timeout=20)
    base.row_factory = sqlite3.Row
    return base


def run(sql, *values):
    if "base" not in g:
        g.base = connect()
    return g.base.execute(sql, values).fetchall()


@app.teardown_appcontext
def close(_):
    if "base" in g:
        g.base.close()


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


# Sessions


def find_visit():
    rows = run("select * from visits where id = ?", digest(request.cookies.get(PREFIX + "visit", "")))
    now = time.time()
    if rows and now - rows[0]["seen"] < IDLE and now - rows[0]["began"] < LONGEST:
        run("update visits set seen = ? where id = ?", now, rows[0]["id"])
        return rows[0]
    return None


def begin(person=None, wanted=None):
    """A new row takes the place of the one before it."""
    if g.visit:
        run("delete from visits where id = ?", g.visit["id"])
    g.new_id, now = secrets.token_urlsafe(24), time.time()
    values = (digest(g.new_id), person, secrets.token_urlsafe(24), wanted, now, now)
    run("insert into visits values (?, ?, ?, ?, ?, ?)", *values)
    g.visit = run("select * from visits where id = ?", digest(g.new_id))[0]


def keep(person):
    selector, validator = secrets.token_hex(8), secrets.token_urlsafe(24)
    run("insert into keeps values (?, ?, ?, ?)", selector, digest(validator), person, time.time())
    g.new_keep = f"{selector}.{validator}"


def drop_keep():
    """The person of the token that the browser has. It is gone after that."""
    selector, _, validator = request.cookies.get(PREFIX + "keep", "").partition(".")
    rows = run("delete from keeps where selector = ? and validator = ? returning *", selector, digest(validator))
    return rows[0]["person"] if rows and time.time() - rows[0]["made"] < REMEMBER else None


@app.before_request
def look():
    g.visit, g.new_id, g.new_keep = find_visit(), None, None
    if not (g.visit and g.visit["person"]):
        person = drop_keep()
        if person:
            begin(person)
            keep(person)
    rows = run("select * from people where id = ?", g.visit["person"]) if g.visit else []
    g.person = rows[0] if rows else None
    if request.method == "POST":
        token = request.form.get("token", "")
        if not g.visit or not secrets.compare_digest(token.encode("utf-8", "replace"), g.visit["token"].encode()):
            return {"error": "This form is not from this site, or it is too old."}, 403


@app.after_request
def set_cookies(response):
    flags = {"httponly": True, "samesite": "Strict", "secure": SECURE}
    if g.get("new_id"):
        response.set_cookie(PREFIX + "visit", g.new_id, **flags)
    if g.get("new_keep") is not None:
        response.set_cookie(PREFIX + "keep", g.new_keep, max_age=REMEMBER if g.new_keep else 0, **flags)
    response.headers["Cache-Control"] = "no-store"
    return response


# Pages


def form(inputs, action=""):
    return f'<form method="post" action="{action}"><input type="hidden" name="token" value="{g.visit["token"]}">{inputs}</form>'


def page(title, body, status=200):
    if not g.visit:
        begin()
    out = form("<button>Log out</button>", "/logout")
    nav = f"<i>{escape(g.person['name'])}</i> {out}" if g.person else '<a href="/login">Log in</a> <a href="/register">Sign up</a>'
    return Response(f'<!doctype html><html lang="en"><title>{title}</title>{nav}<h1>{title}</h1>{body}</html>', status)


def ask(title, inputs, status=200, why=""):
    if not g.visit:
        begin()
    return page(title, f"<p>{why}</p>" + form(inputs), status)


@app.get("/")
def home():
    return page("House", "<p>Four rooms, and a garden behind it.</p>")


@app.get("/about")
def about():
    return page("About", "<p>Built in a summer.</p>")


@app.get("/<name>")
def own(name):
    if name not in PAGES:
        abort(404)
    if not g.person:
        begin(wanted=request.full_path.rstrip("?"))
        return redirect("/login", 303)
    body = f"<p>{PAGES[name]} {escape(request.args.get('tab', ''))}</p>"
    if name == "profile":
        body += f"<blockquote>{escape(g.person['motto'])}</blockquote>"
    return page(name.title(), body + {"settings": form(MOTTO), "password": form(CHANGE)}.get(name, ""))


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return ask("Log in", LOGIN)
    name, key, now = request.form.get("who", ""), request.form.get("key", ""), time.time()
    who = digest(f"{name.lower()} {request.remote_addr}")
    run("delete from guesses where until <= ?", now)
    counted = run("select count from guesses where who = ?", who)
    if counted and counted[0]["count"] >= 6:
        answer = ask("Log in", LOGIN, 429, "Too many wrong passwords. Wait a while.")
        answer.headers["Retry-After"] = str(LOCKOUT)
        return answer
    # Counted before it is looked at: of many at the same moment, no more are looked at.
    run(
        "insert into guesses values (?, 1, ?) on conflict (who) do update set count = count + 1, until = excluded.until",
        who, now + LOCKOUT,
    )
    rows = run("select * from people where name = ?", name)
    try:
        hasher.verify(rows[0]["hash"] if rows else NOBODYS, key)
    except VerificationError:
        return ask("Log in", LOGIN, 401, "Name or password is wrong.")
    if not rows:
        return ask("Log in", LOGIN, 401, "Name or password is wrong.")
    run("delete from guesses where who = ?", who)
    wanted = g.visit["wanted"] or "/dashboard"
    drop_keep()
    begin(rows[0]["id"])
    g.new_keep = ""
    if request.form.get("keep"):
        keep(rows[0]["id"])
    return redirect(wanted, 303)


@app.route("/register", methods=["GET", "POST"])
def register():
    if request.method == "GET":
        return ask("Sign up", JOIN)
    name, key = request.form.get("who", "").strip(), request.form.get("key", "")
    if not re.fullmatch(r"[\w .'-]{2,50}", name) or "\n" in name:
        return ask("Sign up", JOIN, 400, "Names have 2 to 50 letters, digits and a few signs.")
    if not 8 <= len(key) <= 1000 or key != request.form.get("key2"):
        return ask("Sign up", JOIN, 400, "Type the same password twice: 8 characters or more.")
    try:
        run("insert into people (name, hash) values (?, ?)", name, hasher.hash(key))
    except sqlite3.IntegrityError:
        return ask("Sign up", JOIN, 409, "Somebody has that name.")
    return redirect("/login", 303)


@app.post("/logout")
def logout():
    drop_keep()
    begin()
    g.new_keep = ""
    return redirect("/", 303)


@app.post("/settings")
def settings():
    if not g.person:
        return redirect("/login", 303)
    run("update people set motto = ? where id = ?", request.form.get("text", "")[:300], g.person["id"])
    return redirect("/profile", 303)


@app.post("/password")
def password():
    if not g.person:
        return redirect("/login", 303)
    new = request.form.get("new", "")
    try:
        hasher.verify(g.person["hash"], request.form.get("old", ""))
    except VerificationError:
        return page("Password", "<p>That is not your password.</p>" + form(CHANGE), 403)
    if not 8 <= len(new) <= 1000:
        return page("Password", "<p>8 characters or more.</p>" + form(CHANGE), 400)
    run("update people set hash = ? where id = ?", hasher.hash(new), g.person["id"])
    run("delete from visits where person = ?", g.person["id"])
    run("delete from keeps where person = ?", g.person["id"])
    begin(g.person["id"])
    g.new_keep = ""
    return redirect("/profile", 303)


with connect() as first:
    first.executescript("pragma journal_mode = wal;" + SCHEMA)
app.run(port=int(os.environ["PORT"]), threaded=True)
