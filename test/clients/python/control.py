"""The control API of one sandbox, as a test would use it."""

import json
from urllib.parse import quote
from urllib.request import ProxyHandler, Request, build_opener


class Control:
    def __init__(self, address):
        self._address = address

    def send(self, method, path, body=None):
        data = b'' if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, {'Content-Type': 'application/json'}, method=method)
        with build_opener(ProxyHandler({})).open(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def order(self, operation, **fault):
        """Orders a fault for the next call of an operation, in place of all others."""
        self.send('DELETE', '/faults')
        self.send('POST', '/faults', {'match': {'operation': operation}, 'times': 1, **fault})

    def told(self, operation):
        """What the journal says of the last call of an operation: its outcome, and when a fault met it."""
        entry = self.send('GET', f'/journal?limit=1&operation={quote(operation)}')[0]
        return entry['outcome'], entry['fault'] and entry['fault']['when']
