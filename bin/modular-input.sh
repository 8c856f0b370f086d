# Sourced by the launchers of the modular inputs, vpsbeacon_feed.sh and vpsbeacon_setup.sh.
#
#   run_input SCHEME CLASS "$@"
#
# splunkd starts a launcher in three ways: with --scheme, at each of its own starts, to ask what the
# input is; with --validate-arguments, when somebody saves one; without arguments to run it. Each time
# the rest comes as XML on stdin.
# shellcheck shell=sh

self=$0
[ -h "$self" ] && self=$(readlink -f "$self")
case $self in
  */*) bin=${self%/*} ;;
  *) bin=. ;;
esac

# The JVM would report these on stderr, every line of which Splunk logs.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

# shellcheck source-path=SCRIPTDIR source=find-java.sh
. "$bin/find-java.sh"

# refuse HOW SENTENCE: on stdout, in XML, to whoever saves an input; in splunkd.log otherwise.
refuse_input() {
  if [ "$1" = --validate-arguments ]; then
    text=$(printf '%s' "$2" | PATH=${PATH:+$PATH:}/usr/bin:/bin LC_ALL=C sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')
    printf '<error><message>%s</message></error>\n' "$text"
  else
    printf 'ERROR %s\n' "$2" >&2
  fi
  exit 1
}

run_input() {
  scheme=$1 class=$2
  shift 2

  # What the program would answer, which a test holds: so an input is known, and can be configured,
  # where Java is yet to come, and splunkd's start does not wait for a JVM.
  if [ "${1-}" = --scheme ]; then
    while IFS= read -r line; do
      printf '%s\n' "$line"
    done <"$bin/$scheme-scheme.txt"
    exit
  fi

  [ -r "$bin/vpsbeacon.jar" ] && [ -s "$bin/vpsbeacon.jar" ] ||
    refuse_input "${1-}" "VPS Beacon's program vpsbeacon.jar is missing in $bin, empty, or not readable for Splunk's user: install the app again."
  find_java || refuse_input "${1-}" "$problem"

  # A class path ends at a colon.
  case $bin in /*) ;; *) bin=$PWD/$bin ;; esac
  jar=$bin/vpsbeacon.jar
  case $java in /*) ;; *) java=$PWD/$java ;; esac
  case $jar in
    *:*) cd "$bin" && jar=vpsbeacon.jar || refuse_input "${1-}" "VPS Beacon cannot enter its folder $bin." ;;
  esac

  # As vpsbeacon.sh, which gives the reasons; the heap holds a table of a million ranges.
  exec_java \
    -XX:+IgnoreUnrecognizedVMOptions \
    -XX:+UseSerialGC \
    -Xmx192m \
    -XX:-UsePerfData \
    -Xshare:auto \
    -Xlog:disable -XX:+DisplayVMOutputToStderr \
    -XX:ErrorFile="${TMPDIR:-/tmp}/vpsbeacon_crash_%p.log" \
    -Dfile.encoding=UTF-8 \
    -Djava.awt.headless=true \
    -Dvpsbeacon.home="$bin/.." \
    -Dvpsbeacon.cache="${SPLUNK_HOME:+$SPLUNK_HOME/var/run/splunk/vpsbeacon}" \
    -cp "$jar" \
    "$class" "$@"
}
