"""One layout for all pages, the 404 page too: it names the admin. /dashboard shows the login form in place.

Who is signed in sees who else has an account, and a form to change the password, whose two fields are no way in.
"""
import logging
import os

from flask import Flask, redirect, render_template_string, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
USERS = {"admin": "1234", "alice": "abcd"}
LAYOUT = """<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>
<nav><a href="/">Home</a> <a href="/login">Log in</a> <a href="/dashboard">Dashboard</a> <a href="/admin">Admin</a></nav>
{% if form %}
{% if message %}<p role="alert">{{ message }}</p>{% endif %}
<form method="post" action="/login"><label>Name <input name="username"></label>
<label>Password <input name="password" type="password"></label><button>Log in</button></form>
{% endif %}
{% if user %}<p>Hello {{ user }}, these are your things.</p><p>Other people: {{ others }}</p>
<form method="post" action="/password"><input type="password" name="old" aria-label="Old password">
<input type="password" name="new" aria-label="New password"><button>Change password</button></form>
<a href="/logout">Log out</a>{% endif %}
<footer>This is what the admin of this site looks after every day. Questions? Write to the admin.</footer>"""


def page(title, **values):
    return render_template_string(LAYOUT, title=title, **values)


@app.route("/")
def home():
    return page("Home")


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return page("Log in", form=True)
    name, password = request.form.get("username", ""), request.form.get("password", "")
    if USERS.get(name) != password or name not in USERS:
        return page("Log in", form=True, message="That name and password do not belong together."), 401
    session.clear()
    session["user"] = name
    return redirect("/dashboard", 303)


@app.route("/dashboard")
def dashboard():
    if session.get("user") not in USERS:
        return page("Please log in first", form=True)
    others = ", ".join(name for name in USERS if name != session["user"])
    return page("Dashboard", user=session["user"], others=others)


@app.route("/logout")
def logout():
    session.clear()
    return redirect("/")


@app.errorhandler(404)
def missing(_):
    return page("No such page"), 404


app.run(port=int(os.environ["PORT"]))
