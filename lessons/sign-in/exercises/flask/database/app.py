import os
from datetime import timedelta

from flask import Flask, redirect, render_template, request, session, url_for
# solution
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError
# starter
# end

app = Flask(__name__)
app.secret_key = "your_secret_key"  # Needed to use sessions; a real site keeps it out of its code.
app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=30)  # How long people are remembered who ask for it.

# solution
# The database is one file, in a folder that stays when the app ends.
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.abspath(os.environ["DATA_DIR"]) + "/site.db"
db = SQLAlchemy(app)


# A table with a row for each account. The database itself sees to it that no two names are the same; with NOCASE it takes
# Alice and alice for the same name. No real site keeps passwords like this: whoever reads the file can read them.
class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(collation="NOCASE"), unique=True, nullable=False)
    password = db.Column(db.String, nullable=False)


with app.app_context():
    db.create_all()  # Makes the tables that are not there yet. Those of an earlier start stay as they are.
# starter
#| # In place of these two users, describe a table of accounts here, in a database in the folder DATA_DIR.
#| users = {"admin": "1234", "alice": "abcd"}
# end

# The functions whose pages are for everybody. What is not listed is guarded, also a page that is added later.
public = {"home", "about", "login", "logout", "register", "static"}


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
    return {"user": session.get("user")}


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
        # solution
        # The name goes to the database as a value beside the SQL, never as part of it: a quote in it is only a quote.
        account = db.session.scalar(db.select(Account).filter_by(name=username))
        # starter
        #| # Ask the database for the account of this name here.
        # end
        # Both at once: the name exists, and this is the password that belongs to it.
        # solution
        if account is not None and account.password == password:
            session.clear()  # Nothing of the person before stays.
            session["user"] = account.name  # Flask sends the session along as a signed cookie.
        # starter
        #| if username in users and users[username] == password:
        #|     session.clear()  # Nothing of the person before stays.
        #|     session["user"] = username  # Flask sends the session along as a signed cookie.
        # end
            # A permanent session has an end date, so a closed browser keeps it. A box without a tick is not sent at all.
            session.permanent = "remember" in request.form
            # After a POST that worked, send the browser on: reloading the next page repeats nothing.
            return redirect(wanted if is_of_this_site(wanted) else url_for("dashboard"))
        # One sentence for every reason: it does not give away which names exist.
        return render_template("login.html", error="Invalid credentials!", wanted=wanted), 401
    return render_template("login.html", wanted=wanted)


# solution
@app.route("/register", methods=["GET", "POST"])
def register():
    if request.method == "POST":
        name = request.form.get("username", "")
        password = request.form.get("password", "")
        if not name.strip() or not password:
            return render_template("register.html", error="Please write a name and a password."), 400
        db.session.add(Account(name=name, password=password))
        try:
            db.session.commit()
        except IntegrityError:
            # The database decides. To look before would miss somebody who asks for the same name at the same moment.
            db.session.rollback()
            return render_template("register.html", error="This name is taken."), 409
        return redirect(url_for("login"))
    return render_template("register.html")
# starter
#| # Write a route for /register that shows templates/register.html, and makes an account when its form arrives.
# end


@app.route("/dashboard")
def dashboard():
    return render_template("dashboard.html")


@app.route("/profile")
def profile():
    return render_template("profile.html")


@app.route("/settings")
def settings():
    return render_template("settings.html", tab=request.args.get("tab", "1"))


@app.route("/logout")
def logout():
    # Take out all that signing in stored, the mark of a permanent session too. To clear an empty session does no harm.
    session.clear()
    return redirect(url_for("login"))


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
