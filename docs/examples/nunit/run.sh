#!/bin/sh
# Debian: mono-devel, mono-mcs, libnunit-cil-dev, nunit-console. On Windows csc takes the place of mcs.
set -e
wsdl -nologo -out:Users.cs -namespace:Users "${PROVISIM_URL:-http://127.0.0.1:9002}/esUsers.asmx?wsdl"
mcs -nologo -target:library -out:AccountsTest.dll -r:System.Web.Services -r:System.Data -r:System.Xml $(pkg-config --libs nunit) ./*.cs
exec nunit-console -nologo -noxml AccountsTest.dll
