import os
import re
# solution
import secrets
# starter
# end
import sys
import time
from datetime import timedelta

# solution
from flask import Flask, abort, redirect, render_template, request, session, url_for
# starter
#| from flask import Flask, redirect, render_template, request, session, url_for
# end
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError
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

# The database is one file, in a folder that stays when the app ends.
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.abspath(os.environ["DATA_DIR"]) + "/site.db"
db = SQLAlchemy(app)


# A table with a row for each account. The database itself sees to it that no two names are the same; with NOCASE it takes
# Alice and alice for the same name.
class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(collation="NOCASE"), unique=True, nullable=False)
    password = db.Column(db.String, nullable=False)  # Its hash: nobody gets the password back from it, we neither.
    # solution
    motto = db.Column(db.String, nullable=False, default="")  # A table of an earlier step lacks it: delete that file.
    # starter
    #| # Write here a column for the motto.
    # end


with app.app_context():
    db.create_all()  # Makes the tables that are not there yet. Those of an earlier start stay as they are.

# The hash of a password that nobody has. It stands in for those who have no account.
nobodys_hash = generate_password_hash("")

# The functions whose pages are for everybody. What is not listed is guarded, also a page that is added later.
public = {"home", "about", "login", "logout", "register", "static"}


# solution
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


# starter
#| # Make a random token for each browser here, and before each request refuse a POST without it.
#|
#|
# end
# Looked at before every request, ahead of the guard. Only our own clock counts: a browser can keep a cookie for ever.
@app.before_request
def end_old_session():
    # Whoever asked to be remembered is not signed out after half an hour. In the step tokens that gets better.
    if "user" not in session or session.permanent:
        return
    now = int(time.time())
    if now - session.get("seen", 0) > idle_seconds or now - session.get("began", 0) > max_seconds:
        session.clear()
    else:
        session["seen"] = now


# Asked before every request. To return nothing lets it pass; anything else is the answer.
@app.before_request
def guard():
    # An address that has no function leads to a 404: there is nothing to guard.
    if request.endpoint is None or request.endpoint in public or "user" in session:
        return None
    # The way there goes along, with its query. Flask ends an address without a query in a question mark.
    return redirect(url_for("login", next=request.full_path.rstrip("?")))


# Anybody can write a link to our login page, so this can be anything. Browsers read a backslash as a slash, take what
# begins with two slashes for the name of another site, and leave out tabs and line breaks.
def is_of_this_site(address):
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()


# Every template can use what this returns: the name from the session of the browser that asks, or None.
@app.context_processor
def person():
    # solution
    return {"user": session.get("user"), "csrf_token": csrf_token}
    # starter
    #| return {"user": session.get("user")}
    # end


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
        # A hash is checked for unknown names too. Without it the answer would come sooner, and tell who has an account.
        password_hash = account.password if account is not None else nobodys_hash
        # Both at once: the name exists, and this is the password that belongs to it.
        if check_password_hash(password_hash, password) and account is not None:
            session.clear()  # Nothing of the person before stays.
            session["user"] = account.name  # Flask sends the session along as a signed cookie.
            session["began"] = session["seen"] = int(time.time())
            # A permanent session has an end date, so a closed browser keeps it. A box without a tick is not sent at all.
            session.permanent = "remember" in request.form
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


# solution
# The account of the person who is signed in.
def own_account():
    return db.first_or_404(db.select(Account).filter_by(name=session["user"]))


# starter
# end
@app.route("/profile")
def profile():
    # solution
    return render_template("profile.html", motto=own_account().motto)
    # starter
    #| return render_template("profile.html")
    # end


# solution
@app.route("/settings", methods=["GET", "POST"])
def settings():
    account = own_account()
    if request.method == "POST":
        account.motto = request.form.get("motto", "")
        db.session.commit()
        return redirect(url_for("profile"))
    return render_template("settings.html", tab=request.args.get("tab", "1"), motto=account.motto)
# starter
#| # Save the motto when the form arrives.
#| @app.route("/settings")
#| def settings():
#|     return render_template("settings.html", tab=request.args.get("tab", "1"))
# end


# solution
# POST alone: a link, or a picture on another site, asks with GET.
@app.route("/logout", methods=["POST"])
# starter
#| # Let a form do it, not a link.
#| @app.route("/logout")
# end
def logout():
    # Take out all that signing in stored, the mark of a permanent session too. To clear an empty session does no harm.
    session.clear()
    return redirect(url_for("login"))


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
