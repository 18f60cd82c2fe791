"""Flask-WTF: forms are classes with validators, and every form has a token that is signed for the session.

Passwords are hashed by bcrypt, which sees no more than 72 bytes, so a quick hash of them goes in. Accounts are rows of a table.
"""
import base64
import hashlib
import os
import sqlite3
import time

import bcrypt
from flask import Flask, flash, g, redirect, render_template_string, request, session
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError, CSRFProtect
from wtforms import BooleanField, PasswordField, StringField, SubmitField
from wtforms.validators import EqualTo, InputRequired, Length, Regexp


def seconds(name, default):
    return int(os.environ.get(name) or default)


app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SECRET_KEY"],
    SESSION_COOKIE_SAMESITE="Lax",
    SESSION_COOKIE_SECURE=os.environ.get("SITE_URL", "").startswith("https:"),
    PERMANENT_SESSION_LIFETIME=seconds("REMEMBER_SECONDS", 30 * 86400),
    MAX_CONTENT_LENGTH=200_000,
)
CSRFProtect(app)
IDLE, LONGEST = seconds("SESSION_IDLE_SECONDS", 1800), seconds("SESSION_MAX_SECONDS", 43200)
LAYOUT = """<!doctype html><html lang="en"><title>{{ title }}</title>
<nav>{% if g.member %}Hello, <em>{{ g.member }}</em>!
<form method="post" action="/logout">{{ leave.hidden_tag() }}{{ leave.send }}</form>
{% else %}<a href="/login">Log in</a> <a href="/register">Join</a>{% endif %}</nav>
<h1>{{ title }}</h1>{% for message in get_flashed_messages() %}<p class="flash">{{ message }}</p>{% endfor %}
{% if text %}<p>{{ text }}</p>{% endif %}
{% if form %}<form method="post" novalidate>{{ form.hidden_tag() }}
{% for field in form if field.widget.input_type != "hidden" %}
<div>{{ field.label }} {{ field }}{% for error in field.errors %} <small>{{ error }}</small>{% endfor %}</div>
{% endfor %}</form>{% endif %}</html>"""


class LoginForm(FlaskForm):
    account = StringField("Account", [InputRequired(), Length(max=80)])
    passphrase = PasswordField("Passphrase", [InputRequired(), Length(max=500)])
    stay = BooleanField("Stay logged in")
    send = SubmitField("Log in")


class JoinForm(FlaskForm):
    account = StringField("Account", [InputRequired(), Regexp(r"[\w.-]{2,60}\Z", message="Letters, digits, . _ and -")])
    passphrase = PasswordField("Passphrase", [InputRequired(), Length(8, 500)])
    again = PasswordField("The same again", [EqualTo("passphrase", "These two differ.")])
    send = SubmitField("Join")


class MottoForm(FlaskForm):
    motto = StringField("Your motto", [Length(max=300)])
    send = SubmitField("Keep it")


class LeaveForm(FlaskForm):
    send = SubmitField("Log out")


def table():
    if "table" not in g:
        g.table = sqlite3.connect(os.path.join(os.environ["DATA_DIR"], "members.db"), isolation_level=None)
        g.table.execute(
            "create table if not exists members"
            " (name text primary key collate nocase, hash blob not null, motto text not null default '')"
        )
    return g.table


@app.teardown_appcontext
def close_table(_):
    if "table" in g:
        g.table.close()


def short(passphrase):
    return base64.b64encode(hashlib.sha512(passphrase.encode()).digest()[:48])


def hashed(passphrase):
    return bcrypt.hashpw(short(passphrase), bcrypt.gensalt(8))


NOBODYS = hashed("nobody's")


@app.before_request
def look_who_it_is():
    now = int(time.time())
    began, seen = session.get("began", 0), session.get("seen", 0)
    if "name" in session and not session.permanent and (now - seen >= IDLE or now - began >= LONGEST):
        session.clear()
    g.member = session.get("name")
    if g.member:
        session["seen"] = now


def page(title, text="", form=None, status=200):
    leave = LeaveForm(formdata=None) if g.member else None
    return render_template_string(LAYOUT, title=title, text=text, form=form, leave=leave), status


def own(title, text, form=None):
    if g.member:
        return page(title, text, form)
    session["wanted"] = request.full_path.rstrip("?")
    return redirect("/login")


def enter(name, stay=False):
    wanted = session.get("wanted", "/dashboard")
    session.clear()
    session.permanent = stay
    session.update(name=name, began=int(time.time()), seen=int(time.time()))
    return redirect(wanted)


@app.errorhandler(CSRFError)
def refuse(error):
    return "<!doctype html><title>No</title><h1>No</h1><p>" + error.description, 400, {"Content-Type": "text/html"}


@app.get("/")
def home():
    return page("Home", "Everybody may read this.")


@app.get("/about")
def about():
    return page("About", "There is not much to say.")


@app.route("/login", methods=["GET", "POST"])
def login():
    form = LoginForm()
    if form.validate_on_submit():
        row = table().execute("select name, hash from members where name = ?", [form.account.data]).fetchone()
        fits = bcrypt.checkpw(short(form.passphrase.data), row[1] if row else NOBODYS)
        if row and fits:
            return enter(row[0], form.stay.data)
        form.passphrase.data = ""
    if request.method == "GET":
        return page("Log in", form=form)
    flash("Account and passphrase do not fit.")
    return page("Log in", form=form, status=401)


@app.route("/register", methods=["GET", "POST"])
def register():
    form = JoinForm()
    if form.validate_on_submit():
        values = [form.account.data, hashed(form.passphrase.data)]
        try:
            table().execute("insert into members (name, hash) values (?, ?)", values)
            flash("Welcome! You can log in now.")
            return redirect("/login")
        except sqlite3.IntegrityError:
            form.account.errors = ["This account is taken."]
    return page("Join", form=form, status=200 if request.method == "GET" else 400)


@app.get("/dashboard")
def dashboard():
    return own("Dashboard", "Three parcels wait at the door.")


@app.get("/profile")
def profile():
    row = table().execute("select motto from members where name = ?", [g.member]).fetchone()
    return own("Profile", row[0] if row and row[0] else "You have no motto yet.")


@app.route("/settings", methods=["GET", "POST"])
def settings():
    form = MottoForm()
    if g.member and form.validate_on_submit():
        table().execute("update members set motto = ? where name = ?", [form.motto.data, g.member])
        return redirect("/profile")
    return own("Settings", "Here you set what can be set. " + request.args.get("tab", ""), form)


@app.post("/logout")
def logout():
    session.clear()
    return redirect("/")


app.run(port=int(os.environ["PORT"]), threaded=True)
