"""As bare-http-server, but it listens on another port first, as an app with a second service does."""
import runpy
import socket
import time

with socket.create_server(("127.0.0.1", 0)):
    # Long enough for somebody to look where it listens.
    time.sleep(1)
    runpy.run_path("../bare-http-server/app.py")
