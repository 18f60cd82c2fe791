import os

from flask import Flask, redirect, render_template, request, session, url_for

app = Flask(__name__)
app.secret_key = "your_secret_key"  # Needed to use sessions; a real site keeps it out of its code.

# Two users to try things with. No real site keeps passwords like this.
users = {"admin": "1234", "alice": "abcd"}


# A route joins an address to a function; what the function returns is the page.
@app.route("/")
def home():
    return render_template("index.html")


@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        # solution
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
        # starter
        #| # If both fields fit users, set session["user"] and redirect to the dashboard; if not, show the form again.
        #| return "Not written yet"
        # end
    return render_template("login.html")


# solution
@app.route("/dashboard")
def dashboard():
    # Open to everybody so far: without a user in the session the name is None.
    return render_template("dashboard.html", user=session.get("user"))
# starter
#| # Write a route for /dashboard that shows templates/dashboard.html with the name from the session.
# end


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
