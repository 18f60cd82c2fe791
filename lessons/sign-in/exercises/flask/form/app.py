import os

from flask import Flask, render_template

app = Flask(__name__)
app.secret_key = "your_secret_key"  # Needed to use sessions; a real site keeps it out of its code.


# A route joins an address to a function; what the function returns is the page.
@app.route("/")
def home():
    return render_template("index.html")


# The form is written in templates/login.html.
@app.route("/login")
def login():
    return render_template("login.html")


if __name__ == "__main__":
    # Whoever starts the app chooses the port. Flask listens on 127.0.0.1: only this machine can reach it.
    app.run(port=int(os.environ["PORT"]))
