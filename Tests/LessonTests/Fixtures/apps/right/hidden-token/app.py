"""Every form carries a token that must come back; sessions live on the server; the fields have new ids each time."""
import logging
import os
import secrets

from flask import Flask, abort, g, redirect, render_template_string, request

app = Flask(__name__)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
USERS = {"admin": "1234", "alice": "abcd"}
SESSIONS = {}
LOGIN = """<!doctype html><title>Sign in</title>
<form method=get action=/search><input type=search name=q aria-label=Search><button>Search</button></form>
{% if error %}<p>{{ error }}</p>{% endif %}
<form method=post action=/login>
<input type=hidden name=csrf_token value="{{ token }}">
<label for="u{{ id }}">Email or name</label><input id="u{{ id }}" name=identifier>
<label for="p{{ id }}">Password</label><input id="p{{ id }}" name=password type=password value="">
<input type=checkbox name=terms value=yes id="t{{ id }}"><label for="t{{ id }}">News by mail</label>
<button type=submit>Sign in</button></form>"""
DASHBOARD = """<!doctype html><title>Dashboard</title><h1>Dashboard of {{ user }}</h1><p>Three letters wait for you here.</p>
<form method=post action=/end>
<input type=hidden name=csrf_token value="{{ token }}"><button>Sign out</button></form>"""


def start_session(user=None):
    g.sid = secrets.token_urlsafe(32)
    SESSIONS[g.sid] = {"user": user, "token": secrets.token_urlsafe(16)}


@app.before_request
def find_session():
    g.sid = request.cookies.get("sid", "")
    if g.sid not in SESSIONS:
        start_session()
    if request.method == "POST":
        sent = request.form.get("csrf_token", "").encode()
        if not secrets.compare_digest(sent, SESSIONS[g.sid]["token"].encode()):
            abort(403)


@app.after_request
def send_session(response):
    if g.get("sid") and request.cookies.get("sid") != g.sid:
        response.set_cookie("sid", g.sid, httponly=True, samesite="Lax")
    return response


def show(template, status=200, **values):
    values |= {"token": SESSIONS[g.sid]["token"], "id": secrets.token_hex(4)}
    return render_template_string(template, **values), status


@app.get("/")
def home():
    return "<!doctype html><title>Home</title><h1>Home</h1><a href='/login'>Sign in</a>"


@app.get("/login")
def login():
    return show(LOGIN)


@app.post("/login")
def check():
    name = request.form.get("identifier", "")
    if name not in USERS or USERS[name] != request.form.get("password", ""):
        return show(LOGIN, 401, error="These do not belong together.")
    SESSIONS.pop(g.sid, None)
    start_session(name)
    return redirect("/dashboard", 303)


@app.get("/dashboard")
def dashboard():
    user = SESSIONS[g.sid]["user"]
    return show(DASHBOARD, user=user) if user else redirect("/login")


@app.post("/end")
def end():
    SESSIONS.pop(g.sid, None)
    start_session()
    return redirect("/", 303)


app.run(port=int(os.environ["PORT"]))
