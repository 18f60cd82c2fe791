import hashlib
import os
import re
import secrets
import sys
import time
from datetime import timedelta

from flask import Flask, abort, g, redirect, render_template, request, session, url_for
from flask_sqlalchemy import SQLAlchemy
# solution
from sqlalchemy.dialects.sqlite import insert
# starter
# end
from sqlalchemy.exc import IntegrityError
# solution
from werkzeug.exceptions import TooManyRequests
# starter
# end
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
# Signs the session. It comes from whoever starts the app: what stands in the code is no secret.
app.secret_key = os.environ.get("SECRET_KEY")
if not app.secret_key:
    sys.exit("SECRET_KEY is not set. Start the app with a long random text in it.")
# Other sites' forms do not get the cookie sent along, and over HTTPS it never travels unencrypted.
app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
app.config["SESSION_COOKIE_SECURE"] = os.environ.get("SITE_URL", "").startswith("https://")
app.config["MAX_CONTENT_LENGTH"] = 100_000  # Bytes of a request. Flask answers 413 to more than that.
app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=30)  # How long people are remembered who ask for it.

# Seconds after which a session ends: since the last request, and since signing in.
idle_seconds = int(os.environ.get("SESSION_IDLE_SECONDS") or 1800)
max_seconds = int(os.environ.get("SESSION_MAX_SECONDS") or 43200)
# solution
# Seconds for which no password is taken for a name, after five wrong ones in a row.
lockout_seconds = int(os.environ.get("LOCKOUT_SECONDS") or 900)
# starter
#| # Read LOCKOUT_SECONDS from the environment here. Without it, it is 900.
# end

# The database is one file, in a folder that stays when the app ends.
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.abspath(os.environ["DATA_DIR"]) + "/site.db"
db = SQLAlchemy(app)


# A table with a row for each account. The database itself sees to it that no two names are the same; with NOCASE it takes
# Alice and alice for the same name.
class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(collation="NOCASE"), unique=True, nullable=False)
    password = db.Column(db.String, nullable=False)  # Its hash: nobody gets the password back from it, we neither.
    motto = db.Column(db.String, nullable=False, default="")  # A table of an earlier step lacks it: delete that file.


# A table with a row for each session that has not ended. To delete the row ends it, whoever has a copy of the cookie.
class OpenSession(db.Model):
    id_digest = db.Column(db.String, primary_key=True)
    account_id = db.Column(db.ForeignKey("account.id"), nullable=False)
    began = db.Column(db.Integer, nullable=False)
    seen = db.Column(db.Integer, nullable=False)


# solution
# How many wrong passwords in a row were typed for a name, and when the last one was. A name that nobody has is counted
# too, else the difference would tell. Some people type their password in the wrong field: only a digest is kept.
class WrongGuesses(db.Model):
    name_digest = db.Column(db.String, primary_key=True)
    count = db.Column(db.Integer, nullable=False)
    last = db.Column(db.Integer, nullable=False)


# starter
#| # Describe here a table of wrong guesses: how many in a row for which name, and when the last one was.
#|
#|
# end
# What is stored of a random id. Whoever reads the database cannot turn it back into one.
def digest(random_id):
    return hashlib.sha256(random_id.encode()).hexdigest()


with app.app_context():
    db.create_all()  # Makes the tables that are not there yet. Those of an earlier start stay as they are.

# The hash of a password that nobody has. It stands in for those who have no account.
nobodys_hash = generate_password_hash("")

# The functions whose pages are for everybody. What is not listed is guarded, also a page that is added later.
public = {"home", "about", "login", "logout", "register", "static"}


# A random text that is made for this browser and kept in its session. Only our own pages can send it along.
def csrf_token():
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(32)
    return session["csrf"]


# Asked first: other sites can make a browser send us a form, with our cookie, but without the token.
@app.before_request
def refuse_foreign_form():
    expected, sent = session.get("csrf", ""), request.form.get("csrf", "")
    # An == would be quicker for a wrong first letter than for a wrong last one.
    if request.method == "POST" and not (expected and secrets.compare_digest(expected.encode(), sent.encode())):
        abort(403, "This form did not come from our page, or the page was too old. Please open it again.")


# Finds out before every request who is signed in: nobody, or the person with this account.
@app.before_request
def find_session():
    g.account = None
    found = db.session.get(OpenSession, digest(session.get("id", "")))
    if found is None:
        return
    now = int(time.time())
    # Whoever asked to be remembered is not signed out after half an hour. In the step tokens that gets better.
    if not session.permanent and (now - found.seen > idle_seconds or now - found.began > max_seconds):
        end_session()
        return
    g.account = db.session.get(Account, found.account_id)
    if found.seen < now:
        db.session.execute(db.update(OpenSession).filter_by(id_digest=found.id_digest).values(seen=now))
        db.session.commit()


# The session of the person before ends. The new one gets an id of its own, which nobody can have known before.
def start_session(account, remembered):
    end_session()
    session["id"] = secrets.token_urlsafe(32)
    now = int(time.time())
    db.session.add(OpenSession(id_digest=digest(session["id"]), account_id=account.id, began=now, seen=now))
    db.session.commit()
    # A permanent session has an end date, so a closed browser keeps it.
    session.permanent = remembered


def end_session():
    db.session.execute(db.delete(OpenSession).filter_by(id_digest=digest(session.get("id", ""))))
    db.session.commit()
    session.clear()


# solution
# Refuses a name for a while that got five wrong passwords in a row, with 429 Too Many Requests.
def refuse_if_locked(name):
    guesses = db.select(WrongGuesses.count, WrongGuesses.last).filter_by(name_digest=digest(name.lower()))
    count, last = db.session.execute(guesses).first() or (0, 0)
    seconds = last + lockout_seconds - int(time.time())
    if count >= 5 and seconds >= 0:
        raise TooManyRequests("Too many wrong passwords. Please try again later.", retry_after=seconds + 1)


def count_wrong_guess(name):
    now = int(time.time())
    # What is long ago counts no more.
    db.session.execute(db.delete(WrongGuesses).where(WrongGuesses.last < now - lockout_seconds))
    first = insert(WrongGuesses).values(name_digest=digest(name.lower()), count=1, last=now)
    more = {"count": WrongGuesses.count + 1, "last": now}
    db.session.execute(first.on_conflict_do_update(index_elements=["name_digest"], set_=more))
    db.session.commit()


def forget_wrong_guesses(name):
    db.session.execute(db.delete(WrongGuesses).filter_by(name_digest=digest(name.lower())))
    db.session.commit()


# starter
#| # Count here the wrong passwords for a name, and refuse the name for a while after five in a row.
#|
#|
# end
# Whether this is the password of that account. The name is what was typed, also if nobody has it.
def is_password(name, account, password):
    # solution
    refuse_if_locked(name)
    # starter
    # end
    # A hash is checked for unknown names too. Without it the answer would come sooner, and tell who has an account.
    password_hash = account.password if account is not None else nobodys_hash
    # Both at once: the name exists, and this is the password that belongs to it.
    right = check_password_hash(password_hash, password) and account is not None
    # solution
    if not right:
        count_wrong_guess(name)
    # Asked again: of a thousand guesses at the same moment each was let in before the first one was counted.
    refuse_if_locked(name)
    if right:
        forget_wrong_guesses(name)
    # starter
    #| # Count a wrong password here, and forget the wrong ones after a right one.
    # end
    return right


# Asked before every request. To return nothing lets it pass; anything else is the answer.
@app.before_request
def guard():
    # An address that has no function leads to a 404: there is nothing to guard.
    if request.endpoint is None or request.endpoint in public or g.account is not None:
        return None
    # The way there goes along, with its query. Flask ends an address without a query in a question mark.
    return redirect(url_for("login", next=request.full_path.rstrip("?")))


# Anybody can write a link to our login page, so this can be anything. Browsers read a backslash as a slash, take what
# begins with two slashes for the name of another site, and leave out tabs and line breaks.
def is_of_this_site(address):
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()


# Every template can use what this returns: the name of the person who is signed in, or None.
@app.context_processor
def person():
    return {"user": g.account.name if g.account is not None else None, "csrf_token": csrf_token}


# Each page shows who is signed in. Nobody may keep a copy: after logging out, the Back button must show nothing.
@app.after_request
def keep_no_copy(response):
    response.headers["Cache-Control"] = "no-store"
    return response


# A route joins an address to a function; what the function returns is the page.
@app.route("/")
def home():
    return render_template("index.html")


@app.route("/about")
def about():
    return render_template("about.html")


@app.route("/login", methods=["GET", "POST"])
def login():
    # Where this person wanted to go: in the address at first, then in the hidden field of the form.
    wanted = request.values.get("next", "")
    if request.method == "POST":
        # Anybody can send anything, also a form with a field missing: a missing field counts as an empty one.
        username = request.form.get("username", "")
        password = request.form.get("password", "")
        # The name goes to the database as a value beside the SQL, never as part of it: a quote in it is only a quote.
        account = db.session.scalar(db.select(Account).filter_by(name=username))
        if is_password(username, account, password):
            # A box without a tick is not sent at all.
            start_session(account, "remember" in request.form)
            # After a POST that worked, send the browser on: reloading the next page repeats nothing.
            return redirect(wanted if is_of_this_site(wanted) else url_for("dashboard"))
        # One sentence for every reason: it does not give away which names exist.
        return render_template("login.html", error="Invalid credentials!", wanted=wanted), 401
    return render_template("login.html", wanted=wanted)


@app.route("/register", methods=["GET", "POST"])
def register():
    if request.method == "POST":
        name = request.form.get("username", "")
        password = request.form.get("password", "")
        # The whole name must be of these letters: what is allowed can be listed, what does harm cannot.
        if not re.fullmatch("[A-Za-z0-9._-]{3,30}", name):
            error = "A name has 3 to 30 characters: letters from A to Z, digits, dots, hyphens and underscores."
            return render_template("register.html", error=error), 400
        # Anything may stand in a password. It is never shown, and kept as it was typed.
        if len(password) < 8:
            return render_template("register.html", error="A password has at least 8 characters."), 400
        db.session.add(Account(name=name, password=generate_password_hash(password)))
        try:
            db.session.commit()
        except IntegrityError:
            # The database decides. To look before would miss somebody who asks for the same name at the same moment.
            db.session.rollback()
            return render_template("register.html", error="This name is taken."), 409
        return redirect(url_for("login"))
    return render_template("register.html")


@app.route("/dashboard")
def dashboard():
    return render_template("dashboard.html")


@app.route("/profile")
def profile():
    return render_template("profile.html", motto=g.account.motto)


@app.route("/settings", methods=["GET", "POST"])
def settings():
    if request.method == "POST":
        g.account.motto = request.form.get("motto", "")
        db.session.commit()
        return redirect(url_for("profile"))
    return render_template("settings.html", tab=request.args.get("tab", "1"), motto=g.account.motto)


@app.route("/password", methods=["GET", "POST"])
def password():
    if request.method == "POST":
        new = request.form.get("new", "")
        # Somebody may sit at a computer that another person left, and guess. This is counted apart from signing in.
        if not is_password("/password " + g.account.name, g.account, request.form.get("current", "")):
            return render_template("password.html", error="This is not your current password."), 400
        if len(new) < 8:
            return render_template("password.html", error="A password has at least 8 characters."), 400
        g.account.password = generate_password_hash(new)
        # Whoever knows the old password may be signed in somewhere: all sessions of this account end, and a new one begins.
        db.session.execute(db.delete(OpenSession).filter_by(account_id=g.account.id))
        start_session(g.account, session.permanent)
        return redirect(url_for("profile"))
    return render_template("password.html")


# POST alone: a link, or a picture on another site, asks with GET.
@app.route("/logout", methods=["POST"])
def logout():
    end_session()
    return redirect(url_for("login"))


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
