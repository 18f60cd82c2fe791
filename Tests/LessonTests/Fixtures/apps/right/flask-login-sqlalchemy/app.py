"""Flask-Login with its own remember-me cookie, accounts by SQLAlchemy, hashed passwords.

The wanted address travels in the query of the login page; every redirect after a sign-in is absolute. Registering signs in.
"""
import logging
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from urllib.parse import urljoin, urlsplit

from flask import Flask, flash, redirect, render_template_string, request, session
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from werkzeug.security import check_password_hash, generate_password_hash

logging.getLogger("werkzeug").setLevel(logging.ERROR)
SECURE = os.environ.get("SITE_URL", "").startswith("https://")
app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SECRET_KEY"],
    REMEMBER_COOKIE_DURATION=timedelta(days=14),
    REMEMBER_COOKIE_SAMESITE="Lax",
    REMEMBER_COOKIE_SECURE=SECURE,
    SESSION_COOKIE_SAMESITE="Lax",
    SESSION_COOKIE_SECURE=SECURE,
    SQLALCHEMY_DATABASE_URI="sqlite:///" + os.path.join(os.environ["DATA_DIR"], "club.sqlite"),
)


class Base(DeclarativeBase):
    pass


class Member(UserMixin, Base):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    shown: Mapped[str]
    digest: Mapped[str]


db = SQLAlchemy(app, model_class=Base)
manager = LoginManager(app)
manager.login_view = "login"
LAYOUT = """<!doctype html><html lang="en"><title>{{ title }}</title>
<header>{% if current_user.is_authenticated %}<b>{{ current_user.shown }}</b>
<form method="post" action="/logout"><button>Log out</button></form>
{% else %}<a href="/login">Log in</a> or <a href="/register">register</a>{% endif %}</header>
<h1>{{ title }}</h1>{% for message in get_flashed_messages() %}<p role="status">{{ message }}</p>{% endfor %}
{% if form %}<form method="post">
<label>Member name <input name="member" required></label>
<label>Password <input type="password" name="password" required></label>
{% if form == "register" %}<label>Password again <input type="password" name="again" required></label>
{% else %}<label><input type="checkbox" name="remember_me" value="1"> Keep me signed in for two weeks</label>{% endif %}
<button>{{ title }}</button></form>{% endif %}<p>{{ text }}</p>"""


def page(title, text="", form=None, status=200):
    return render_template_string(LAYOUT, title=title, text=text, form=form), status


def hashed(password):
    return generate_password_hash(password, "pbkdf2:sha256:40000")


NOBODYS = hashed("")


def add(name, password):
    member = Member(key=name.casefold(), shown=name, digest=hashed(password))
    db.session.add(member)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return None
    return member


@manager.user_loader
def member_of(number):
    return db.session.get(Member, int(number))


IDLE = timedelta(seconds=int(os.environ.get("SESSION_IDLE_SECONDS", 1800)))
GREATEST_AGE = timedelta(seconds=int(os.environ.get("SESSION_MAX_SECONDS", 43200)))


@app.before_request
def end_old_session():
    """A remember-me cookie starts a new one at once."""
    now = datetime.now(timezone.utc)
    if now - session.get("used", now) >= IDLE or now - session.get("made", now) >= GREATEST_AGE:
        session.clear()
    if "_user_id" in session:
        session["used"] = now
        session.setdefault("made", now)


def enter(member, remember=False):
    session.clear()
    login_user(member, remember=remember)
    session["made"] = session["used"] = datetime.now(timezone.utc)


def onward():
    wanted = re.sub(r"[\x00-\x20]", "", request.args.get("next", "")).replace("\\", "/")
    try:
        address = urljoin(request.host_url, wanted or "/dashboard")
        here = urlsplit(address)[:2] == urlsplit(request.host_url)[:2]
    except ValueError:
        here = False
    return redirect(address if here else urljoin(request.host_url, "/dashboard"), 303)


@app.get("/")
def home():
    return page("Club", "A club for everybody who likes clubs.")


@app.get("/about")
def about():
    return page("About", "Founded this year.")


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "GET":
        return onward() if current_user.is_authenticated and "next" in request.args else page("Log in", form="login")
    key = request.form.get("member", "").casefold()
    member = db.session.scalar(db.select(Member).filter_by(key=key))
    fits = check_password_hash(member.digest if member else NOBODYS, request.form.get("password", ""))
    if member is None or not fits:
        flash("These two do not belong together.")
        return page("Log in", form="login", status=422)
    enter(member, remember="remember_me" in request.form)
    return onward()


@app.route("/register", methods=["GET", "POST"])
def register():
    if request.method == "GET":
        return page("Register", form="register")
    name, password = request.form.get("member", "").strip(), request.form.get("password", "")
    if not name or not password or password != request.form.get("again"):
        flash("A name, and the same password twice, please.")
        return page("Register", form="register", status=422)
    member = add(name, password)
    if member is None:
        flash("Somebody has this name already.")
        return page("Register", form="register", status=409)
    enter(member)
    return redirect("/dashboard")


@app.get("/dashboard")
@login_required
def dashboard():
    return page("Dashboard", "Two letters wait for you in the hall.")


@app.get("/profile")
@login_required
def profile():
    return page("Profile", "Nobody else can read what stands here.")


@app.get("/settings")
@login_required
def settings():
    return page("Settings", "You look at part " + request.args.get("tab", "one") + " of what can be set here.")


@app.route("/logout", methods=["GET", "POST"])
def logout():
    logout_user()
    return redirect("/")


with app.app_context():
    db.create_all()
    if "demo" in sys.argv:
        add("alice", "abcd")
        add("admin", "1234")
app.run(port=int(os.environ["PORT"]))
