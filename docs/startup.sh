#!/bin/sh
# How long the client takes from its start until its menu asks, whole process, on a terminal of its own.
# From the repository root, after mvn -DskipTests package; needs tmux:  docs/startup.sh [JAVA [RUNS]]
# JAVA is what starts the jar (default: java, as on the PATH).
set -eu

java=${1:-java}
runs=${2:-10}
jar=chat-client/target/chat-client.jar
patience=30000

# Nothing is remembered from one run to the next, nor from yours.
XDG_CONFIG_HOME=$(mktemp -d)
export XDG_CONFIG_HOME
terminal="tmux -f /dev/null -L chat-startup-$$"
trap '$terminal kill-server 2>/dev/null || true; rm -rf "$XDG_CONFIG_HOME"' EXIT

now() { echo $(($(date +%s%N) / 1000000)); }

# The tmux server is up before the clock starts.
$terminal new-session -d -x 80 -y 24 sh

once() {
  start=$(now)
  $terminal new-window -n menu "exec '$java' -jar $jar --lang en"
  until $terminal capture-pane -p -t menu | grep -q '^Your choice'; do
    if [ $(($(now) - start)) -gt $patience ]; then
      echo "the menu did not come" >&2
      exit 1
    fi
  done
  echo $(($(now) - start))
  $terminal kill-window -t menu
}

once > "$XDG_CONFIG_HOME/first" # fills the disk cache; not counted
i=0
while [ "$i" -lt "$runs" ]; do
  once
  i=$((i + 1))
done > "$XDG_CONFIG_HOME/times"
sort -n "$XDG_CONFIG_HOME/times" | awk '
  { ms[NR] = $1 }
  END {
    median = (ms[int((NR + 1) / 2)] + ms[int(NR / 2) + 1]) / 2
    printf "%d runs: median %d ms, min %d ms, max %d ms\n", NR, median, ms[1], ms[NR]
  }'
