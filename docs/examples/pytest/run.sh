#!/bin/sh
# Debian: python3-pytest, python3-zeep.
exec /usr/bin/python3 -m pytest -p no:cacheprovider
