#!/bin/sh
# Debian: openjdk-17-jdk-headless, junit5. Elsewhere junit-platform-console-standalone.jar alone is the class path.
set -e
path=classes
for jar in junit-jupiter-api junit-jupiter-engine junit-platform-commons junit-platform-console junit-platform-engine \
  junit-platform-launcher junit-platform-reporting opentest4j opentest4j-reporting-events apiguardian-api picocli; do
  path="$path:/usr/share/java/$jar.jar"
done
javac -encoding UTF-8 -d classes -cp "$path" ./*.java
exec java -cp "$path" org.junit.platform.console.ConsoleLauncher --scan-classpath --disable-banner
