"""A real model server on loopback: llama.cpp with a dwarf of a model. Prints its address.

usage: python local_server.py MODEL.gguf
"""

import sys

from xllamacpp import CommonParams, Server


def main(model: str) -> None:
    params = CommonParams()
    params.model.path = model
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = 1  # more would wait for one another where others work too
    params.n_threads_http = 2
    params.warmup = False
    server = Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()  # until the test that started it closes the pipe


if __name__ == "__main__":
    main(sys.argv[1])
