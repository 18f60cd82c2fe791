import os

from flask import Flask, redirect, render_template, request, session, url_for

app = Flask(__name__)
app.secret_key = "your_secret_key"  # Needed to use sessions; a real site keeps it out of its code.

# Two users to try things with. No real site keeps passwords like this.
users = {"admin": "1234", "alice": "abcd"}


# solution
# Every template can use what this returns: the name from the session of the browser that asks, or None.
@app.context_processor
def person():
    return {"user": session.get("user")}
# starter
#| # Write a context processor here: a function that returns {"user": …}, the name from the session, for all templates.
# end


# A route joins an address to a function; what the function returns is the page.
@app.route("/")
def home():
    return render_template("index.html")


# solution
@app.route("/about")
def about():
    return render_template("about.html")
# starter
#| # Write a route for /about that shows templates/about.html to everybody.
# end


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        # Anybody can send anything, also a form with a field missing: a missing field counts as an empty one.
        username = request.form.get("username", "")
        password = request.form.get("password", "")
        # Both at once: the name exists, and this is the password that belongs to it.
        if username in users and users[username] == password:
            session.clear()  # Nothing of the person before stays.
            session["user"] = username  # Flask sends the session along as a signed cookie.
            # After a POST that worked, send the browser on: reloading the next page repeats nothing.
            return redirect(url_for("dashboard"))
        # One sentence for every reason: it does not give away which names exist.
        return render_template("login.html", error="Invalid credentials!"), 401
    return render_template("login.html")


@app.route("/dashboard")
def dashboard():
    # Who this is comes from the signed cookie, never from what else the visitor claims, and is asked on every request.
    if "user" in session:
        # solution
        return render_template("dashboard.html")
        # starter
        #| return render_template("dashboard.html", user=session["user"])
        # end
    else:
        return redirect(url_for("login"))


# solution
@app.route("/profile")
def profile():
    if "user" in session:
        return render_template("profile.html")
    else:
        return redirect(url_for("login"))
# starter
#| # Write a route for /profile that shows templates/profile.html, to people who are signed in.
# end


@app.route("/logout")
def logout():
    # Take out what signing in stored. The default None keeps a second logout from failing.
    session.pop("user", None)
    return redirect(url_for("login"))


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
