"""A sandbox for every test, made before it and dropped after it through the control API."""

import os
import re

import pytest
import requests
from zeep import Client, Transport

CONTROL = os.environ.get('PROVISIM_CONTROL_URL', 'http://127.0.0.1:9090')
EMULATOR = os.environ.get('PROVISIM_URL', 'http://127.0.0.1:9002')


class World:
    def __init__(self, name):
        # Two runs at the same time on one emulator stay apart by the process.
        self.name = re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')[:30] + f'-{os.getpid()}'
        self.url = f'{EMULATOR}/~{self.name}'
        self._call('POST', '/sandboxes', {'name': self.name})

    def service(self, name):
        """A client of one of the MSPControl services, as unchanged as it would be against the real server."""
        session = requests.Session()
        session.auth = ('serveradmin', 'serveradmin')
        return Client(f'{self.url}/{name}.asmx?wsdl', transport=Transport(session=session)).service

    def reset(self):
        self._verb('POST', 'reset')

    def freeze_clock(self, instant):
        self._verb('PUT', 'clock', {'mode': 'frozen', 'at': instant})

    def fault(self, **rule):
        self._verb('POST', 'faults', rule)

    def verify(self, **expectation):
        verdict = self._verb('POST', 'journal/verify', expectation)
        assert verdict['isMet'], verdict['message']

    def drop(self):
        self._call('DELETE', f'/sandboxes/{self.name}')

    def _verb(self, method, verb, body=None):
        return self._call(method, f'/sandboxes/{self.name}/{verb}', body or {})

    def _call(self, method, path, body=None):
        headers = {'Content-Type': 'application/json'}
        answer = requests.request(method, CONTROL + path, json=body, headers=headers, timeout=10)
        assert answer.ok, f'{method} {path}: {answer.text}'
        return answer.json() if answer.content else None


@pytest.fixture
def world(request):
    made = World(request.node.name)
    yield made
    made.drop()
