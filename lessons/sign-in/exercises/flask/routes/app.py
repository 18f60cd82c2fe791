import os

from flask import Flask, redirect, render_template, request, session, url_for

app = Flask(__name__)
app.secret_key = "your_secret_key"  # Needed to use sessions; a real site keeps it out of its code.

# Two users to try things with. No real site keeps passwords like this.
users = {"admin": "1234", "alice": "abcd"}

# solution
# The functions whose pages are for everybody. What is not listed is guarded, also a page that is added later.
public = {"home", "about", "login", "logout", "static"}


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
# starter
#| # Write a list of what is public, and one guard for all the rest: a function with @app.before_request.
# end


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
    # solution
    # Where this person wanted to go: in the address at first, then in the hidden field of the form.
    wanted = request.values.get("next", "")
    # starter
    #| # Find out where this person wanted to go, and give it to the template.
    # end
    if request.method == "POST":
        # Anybody can send anything, also a form with a field missing: a missing field counts as an empty one.
        username = request.form.get("username", "")
        password = request.form.get("password", "")
        # Both at once: the name exists, and this is the password that belongs to it.
        if username in users and users[username] == password:
            session.clear()  # Nothing of the person before stays.
            session["user"] = username  # Flask sends the session along as a signed cookie.
            # After a POST that worked, send the browser on: reloading the next page repeats nothing.
            # solution
            return redirect(wanted if is_of_this_site(wanted) else url_for("dashboard"))
            # starter
            #| return redirect(url_for("dashboard"))
            # end
        # One sentence for every reason: it does not give away which names exist.
        # solution
        return render_template("login.html", error="Invalid credentials!", wanted=wanted), 401
        # starter
        #| return render_template("login.html", error="Invalid credentials!"), 401
        # end
    # solution
    return render_template("login.html", wanted=wanted)
    # starter
    #| return render_template("login.html")
    # end


# solution
@app.route("/dashboard")
def dashboard():
    return render_template("dashboard.html")


@app.route("/profile")
def profile():
    return render_template("profile.html")


@app.route("/settings")
def settings():
    return render_template("settings.html", tab=request.args.get("tab", "1"))
# starter
#| @app.route("/dashboard")
#| def dashboard():
#|     # Who this is comes from the signed cookie, never from what else the visitor claims, and is asked on every request.
#|     if "user" in session:
#|         return render_template("dashboard.html")
#|     else:
#|         return redirect(url_for("login"))
#|
#|
#| @app.route("/profile")
#| def profile():
#|     if "user" in session:
#|         return render_template("profile.html")
#|     else:
#|         return redirect(url_for("login"))
#|
#|
#| # Write a route for /settings that shows templates/settings.html with the value tab of the query. The guard asks
#| # for all pages who this is, so the two above need not.
# end


@app.route("/logout")
def logout():
    # Take out what signing in stored. The default None keeps a second logout from failing.
    session.pop("user", None)
    return redirect(url_for("login"))


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
