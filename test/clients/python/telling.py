"""Tells what happened: one line per step, `ok` or `not ok`."""

import sys

_failed = 0


def step(name, act):
    """Runs one step and prints its line; a step fails by raising."""
    global _failed
    try:
        act()
        print(f'ok {name}', flush=True)
    except Exception as problem:
        _failed += 1
        text = str(problem) if isinstance(problem, AssertionError) else f'expected an answer, got {problem!r}'
        print(f'not ok {name}: {" ".join(text.split())}', flush=True)


def equal(expected, got, what=''):
    if expected != got:
        raise AssertionError(f'expected {what}{" " if what else ""}{expected!r}, got {got!r}')


def refusal(kind, call):
    """The exception zeep raises for a call that must be refused."""
    try:
        answer = call()
    except kind as problem:
        return problem
    raise AssertionError(f'expected a {kind.__name__}, got {answer!r}')


def leave():
    sys.exit(1 if _failed else 0)
