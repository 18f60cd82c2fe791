"""Every POST is answered with a redirect, the refused one too; / redirects as well; who is signed in sees no form."""
import logging
import os

from flask import Flask, redirect, request, session
from markupsafe import escape

app = Flask(__name__)
app.secret_key = os.urandom(24)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
USERS = {"admin": "1234", "alice": "abcd"}


@app.route("/")
def root():
    return redirect("/home")


@app.route("/home")
def home():
    return "<!doctype html><title>Home</title><h1>Home</h1><nav><a href='/login'>Log in</a></nav>"


@app.route("/login")
def login():
    if session.get("name") in USERS:
        return redirect("/dashboard")
    message = "<p>Unknown name or wrong password.</p>" if "error" in request.args else ""
    return f"""<!doctype html><title>Log in</title><h1>Log in</h1>{message}
    <form method="post"><label>Name <input name="name"></label>
    <label>Password <input name="password" type="password"></label>
    <input type="image" alt="Log in" src="/go.png"></form>"""


@app.route("/login", methods=["POST"])
def check():
    name, password = request.form.get("name", ""), request.form.get("password", "")
    if name not in USERS or USERS[name] != password:
        return redirect("/login?error=1")
    session.clear()
    session["name"] = name
    return redirect("/dashboard")


@app.route("/dashboard")
def dashboard():
    if session.get("name") not in USERS:
        return redirect("/login?next=/dashboard")
    return f"""<!doctype html><title>Dashboard</title><h1>Hi {escape(session["name"])}</h1>
    <p>Your work of today is listed here.</p><a href="logout">Leave (log out)</a>"""


@app.route("/logout")
def logout():
    session.clear()
    return redirect("/")


app.run(port=int(os.environ["PORT"]))
