"""A reply is not held back until the reader has acknowledged its beginning."""

import socket
import threading
import time
import urllib.request

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.api.server import middleware


def test_the_packets_of_a_reply_are_sent_at_once_on_a_socket_bound_as_streamlit_binds_it():
    asked: list[int] = []

    async def answered(request):
        connection = request.receive.__self__.transport.get_extra_info("socket")
        asked.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        return PlainTextResponse("ok")

    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.bind(("127.0.0.1", 0))
    bound.listen()
    app = Starlette(routes=[Route("/", answered)], middleware=middleware())
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical"))
    serving = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    serving.start()
    try:
        while not server.started:
            assert serving.is_alive()
            time.sleep(0.01)
        with urllib.request.urlopen(f"http://127.0.0.1:{bound.getsockname()[1]}/", timeout=10) as reply:
            assert reply.read() == b"ok"
    finally:
        server.should_exit = True
        serving.join(10)
    assert asked == [1]
