#!/bin/sh
# What splunkd starts for the search command `vpsbeacon`, several times in one search.
#
# It goes by where it lies, never by $SPLUNK_HOME, so that it also runs from the bundle that a
# search head sends to its peers. See docs/architecture.md. Arguments, of which splunkd gives none,
# are further flags for the JVM; with some, it starts without an archive (make-archive.sh).

self=$0
[ -h "$self" ] && self=$(readlink -f "$self")
case $self in
  */*) bin=${self%/*} ;;
  *) bin=. ;;
esac

# The JVM would report these on stderr, every line of which Splunk logs as an error.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

# shellcheck source-path=SCRIPTDIR source=find-java.sh
. "$bin/find-java.sh"

# Answers the getinfo request with an error, which is how the user gets to read it.
refuse() {
  # The tools that this needs are there whatever the PATH is.
  PATH=${PATH:+$PATH:}/usr/bin:/bin
  # A search that ended before it began asks nothing.
  read -r header || exit 0
  case $header in
    chunked*) ;;
    *) printf '%s\n' "$1" >&2 && exit 1 ;;
  esac
  text=$(printf '%s' "$1" | LC_ALL=C tr '\001-\037\177' ' ' | LC_ALL=C sed 's/[\\"]/\\&/g')
  reply="{\"inspector\":{\"messages\":[[\"ERROR\",\"$text\"]]},\"finished\":true,\"error\":\"$text\"}"
  # Bytes, not characters: a shell's own ${#reply} counts either.
  length=$(printf '%s' "$reply" | wc -c)
  printf 'chunked 1.0,%d,0\n%s' "$length" "$reply"
  # splunkd may still be writing: a pipe closed under it would hide the message.
  exec cat >/dev/null
}

# Here, since a JVM that cannot open its jar tells nobody but search.log.
[ -r "$bin/vpsbeacon.jar" ] && [ -s "$bin/vpsbeacon.jar" ] ||
  refuse "VPS Beacon's program vpsbeacon.jar is missing in $bin, empty, or not readable for Splunk's user: install the app again."

find_java || refuse "$problem"

memory_mb_is_wrong=''
case ${memory_mb:=384} in
  *[!0-9]* | 0* | ??????*) memory_mb_is_wrong=1 ;;
  *) [ "$memory_mb" -ge 256 ] && [ "$memory_mb" -le 30000 ] || memory_mb_is_wrong=1 ;;
esac
[ -z "$memory_mb_is_wrong" ] ||
  refuse "VPS Beacon cannot start with memory_mb = $memory_mb under [engine] in vpsbeacon.conf: it must be a whole number of megabytes from 256 to 30000."
case $run_on_peers in
  '' | [01TtFfYyNn] | [Tt][Rr][Uu][Ee] | [Ff][Aa][Ll][Ss][Ee] | [Yy][Ee][Ss] | [Nn][Oo]) ;;
  *) refuse "VPS Beacon cannot start with run_on_peers = $run_on_peers under [engine] in vpsbeacon.conf: it must be true or false." ;;
esac

# What is resident beside the heap: classes, compiled code and the compiler at work, stacks. Where
# memory is scarce groups are judged in several rounds, and more of that is compiled.
beside_heap_mb=96
[ "$memory_mb" -ge 384 ] || beside_heap_mb=116

# For a path to the jar that does not begin at the root.
enter_bin() {
  case $bin in /*) ;; *) bin=$PWD/$bin ;; esac
  cd "$bin" || refuse "VPS Beacon cannot enter its folder $bin: it needs to be readable for Splunk's user."
}

# shellcheck source-path=SCRIPTDIR source=find-archive.sh
. "$bin/find-archive.sh"
find_archive "$@"
boot=${jar:+-Xbootclasspath/a:$jar}
jar=${jar:-$bin/vpsbeacon.jar}
# A class path ends at a colon.
case $jar in *:*) enter_bin && jar=vpsbeacon.jar ;; esac

# The flags:
# - a newer Java may have dropped one of them: start all the same.
# - Serial collector: starts first and takes least memory; a search makes little garbage.
# - Xmx: what memory_mb leaves; a search of any size stays within, since the engine spills past it.
# - Xmn: nearly all of the heap is for what is kept; a search makes little garbage.
# - PretenureSizeThreshold: a chunk is not moved from the young part to the old one, which takes longer
#   than to read it; nor are the pages of times that are kept (BytePool).
# - archive: classes ready to use, see find-archive.sh. None, or one of another JVM or jar, is no error.
# - boot: the JVM's own loader loads an archive's jar, see there as well.
# - ArchiveRelocationMode: the archive of classes lies where it was made for, as on Java 17, if nothing else
#   does; elsewhere a newer JVM rewrites all its pointers, in memory that processes then do not share.
# - AOTReplayTraining: no look for profiles in an archive, which holds none; that alone takes 2 ms.
# - no perf data: no file written to the temporary folder at every start.
# - stdout belongs to the protocol: no log line of the JVM there, and its last words to stderr.
# - a crash report does not land in the working directory, which is the app's bin/.
# - UTF-8 is the default only from Java 18 on.
# - headless: nothing ever looks for a display.
# - parallelism: beats are measured on two threads, and leave the host's other cores alone.
# - C1Profile*, ProfileInterpreter: nothing keeps a profile for the optimising compiler. With one, the first
#   compiler's code was half as fast, and what few runs of a loop had shown was what code was compiled for, and
#   soon compiled again. The loops that count are written so that it takes none (docs/performance.md).
# - UseProfiledLoopPredicate: of no use without one.
# - MaxTrivialSize, MinInlineFrequencyRatio: without a profile a call may look as if it were never made;
#   small methods are inlined all the same. (17 does not know the second one, and needs it not.)
# - Tier3*: half to a tenth of the JVM's own: without a profile the first compiler's code costs little and
#   is fast, and what a search does once, at its end, is long loops over each group.
# - Tier4*: twenty-five times the JVM's own, so that the optimising compiler, which takes as much CPU as all else
#   in a short search, works for what runs long, not for what a search does once, at its end; but a
#   method of long loops need not be called often.
# - run_on_peers: a setting that getinfo needs, handed over so that it reads no file.
# - cache: where the range table is kept ready to use, beside the archive.
# - home: the app's folder, for a jar that lies with its archive.
# Absent on purpose: TieredStopAtLevel=1 (long searches gain from the optimising compiler),
# ExitOnOutOfMemoryError (the user is to get an answer, not a dead process), and what was measured to
# change nothing (docs/performance.md).
exec_java \
  -XX:+IgnoreUnrecognizedVMOptions \
  -XX:+UseSerialGC \
  -Xmx$((memory_mb - beside_heap_mb))m -Xmn32m -XX:PretenureSizeThreshold=1m \
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTReplayTraining -XX:-UsePerfData \
  -XX:-C1ProfileBranches -XX:-C1ProfileCheckcasts \
  -XX:-C1ProfileCalls -XX:-C1ProfileInlinedCalls -XX:-C1ProfileVirtualCalls \
  -XX:-ProfileInterpreter -XX:-UseProfiledLoopPredicate -XX:MaxTrivialSize=35 \
  -XX:MinInlineFrequencyRatio=0 \
  -XX:Tier3InvocationThreshold=100 -XX:Tier3MinInvocationThreshold=20 \
  -XX:Tier3CompileThreshold=500 -XX:Tier3BackEdgeThreshold=6000 \
  -XX:Tier4InvocationThreshold=125000 -XX:Tier4MinInvocationThreshold=100 \
  -XX:Tier4CompileThreshold=375000 -XX:Tier4BackEdgeThreshold=1000000 \
  -Xlog:disable -XX:+DisplayVMOutputToStderr \
  -XX:ErrorFile="${TMPDIR:-/tmp}/vpsbeacon_crash_%p.log" \
  -Dfile.encoding=UTF-8 \
  -Djava.awt.headless=true \
  -Djava.util.concurrent.ForkJoinPool.common.parallelism=1 \
  -Dvpsbeacon.run_on_peers="$run_on_peers" \
  -Dvpsbeacon.cache="${SPLUNK_HOME:+$SPLUNK_HOME/var/run/splunk/vpsbeacon}" \
  -Dvpsbeacon.home="$bin/.." \
  ${archive:+"$archive"} \
  ${boot:+"$boot"} \
  -cp "$jar" \
  "$@" \
  io.vpsbeacon.splunk.SearchCommandMain
