# Tasks for developers; `./run` does the same without just.

# format, lint, types, tests
default: format lint types test

format:
    ruff check --fix --exit-zero .
    ruff format .

lint:
    ./run lint

types:
    ./run types

# pass options through: just test -k quotes
test *args:
    ./run test {{ args }}

demo *args:
    ./run demo {{ args }}

docs *args:
    ./run docs {{ args }}

# measure everything, beside the peers; writes docs/measurements.md
bench *args:
    ./run bench {{ args }}

# make the lock files anew
lock:
    pip-compile --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-annotate --no-header --all-build-deps --allow-unsafe -o requirements.lock pyproject.toml
    pip-compile --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-annotate --no-header --all-build-deps --allow-unsafe --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
