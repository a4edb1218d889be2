#!/bin/sh
# How long the server takes from its start until it says that it listens, and what it holds of memory then, idle.
# From the repository root, after mvn -DskipTests package; on Linux:  docs/startup-server.sh [JAVA [RUNS]]
# JAVA is what starts the jar (default: java, as on the PATH). Memory is that of all processes which that takes.
set -eu

java=${1:-java}
runs=${2:-10}
jar=chat-server/target/chat-server.jar
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

now() { echo $(($(date +%s%N) / 1000000)); }

# Resident kB of a process and of those it started.
resident() {
  for each in "$1" $(cat "/proc/$1/task/"*/children 2>/dev/null); do
    awk '/^VmRSS/ { print $2 }' "/proc/$each/status"
  done | awk '{ kb += $1 } END { print kb }'
}

once() {
  mkfifo "$work/out"
  start=$(now)
  "$java" -jar "$jar" --bind 127.0.0.1 --tcp-port 0 --udp-port 0 > "$work/out" 2> "$work/err" &
  pid=$!
  read -r line < "$work/out" || { cat "$work/err" >&2; exit 1; }
  took=$(($(now) - start))
  case $line in *[0-9]*) ;; *) echo "unexpected: $line" >&2; exit 1 ;; esac
  sleep 2
  echo "$took $(resident "$pid")"
  kill "$pid"
  wait "$pid" || true
  pid=
  rm "$work/out"
}

once > /dev/null # fills the disk cache; not counted
i=0
while [ "$i" -lt "$runs" ]; do
  once
  i=$((i + 1))
done > "$work/runs"

show() {
  sort -n | awk -v what="$1" -v unit="$2" '
    { v[NR] = $1 }
    END {
      median = (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2
      printf "%d runs, %s: median %d %s, min %d, max %d\n", NR, what, median, unit, v[1], v[NR]
    }'
}
cut -d' ' -f1 "$work/runs" | show "until it listens" ms
cut -d' ' -f2 "$work/runs" | awk '{ print int($1 / 1024) }' | show "resident" MB
