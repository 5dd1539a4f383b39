#!/bin/sh
# Debian: php-cli, php-soap, phpunit.
exec phpunit --do-not-cache-result AccountsTest.php
