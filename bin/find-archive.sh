# Sourced by vpsbeacon.sh, which has set $bin, enter_bin and, by find_java, $java and $java_version.
#
# find_archive, given the flags that the launcher was given (with some, no archive is taken), sets
#   archive   the JVM's flag for an archive of classes that are ready to use, or nothing;
#   jar       the jar that the archive was made from, which the JVM's own loader is to load, or nothing.
# A JVM that starts from one needs a third less time, or half of it from Java 25 on.
#
# An archive is for classes of that loader. For the class path's the JVM calls Java, to find
# each class, or to make the jar's address, its packages and what its manifest says of each: 4 to 5 ms
# of a start.
#
# The app's own Java brings its archive. For any other Java one is made in the background when it is
# first missed, in $SPLUNK_HOME/var/run/splunk/vpsbeacon: a folder that heads and peers have, on a
# local disk, and that Splunk does not replicate. An archive is code, so only files of our own in a
# folder of our own are taken (make-archive.sh creates it for its owner alone). The jar is kept
# beside it, since a JVM accepts an archive only for the jar that it was made from at that path, and
# on a peer the app's own path changes with each bundle.
#
# All builtins, since it is run several times in one search.
# shellcheck shell=sh disable=SC2034,SC2154 # read and set by who sources this
# shellcheck disable=SC3067 # -O is known to dash, bash, ksh, busybox; elsewhere it only fails

find_archive() {
  archive='' jar=''
  if [ "$java" = "$bin/jre/bin/java" ]; then
    # The JVM looks for the jar where it was when the archive was made, and what it does when that
    # path is gone takes 4 ms. So the path is one that always leads to it.
    enter_bin
    java=jre/bin/java jar=vpsbeacon.jar
    [ $# -gt 0 ] || archive=-XX:AOTCache=jre/vpsbeacon.aot
    return
  fi
  [ $# -eq 0 ] || return

  run=${SPLUNK_HOME:+$SPLUNK_HOME/var/run/splunk}
  case $java in */bin/java) ;; *) return ;; esac
  # The JVM splits the jar's path at colons, and the archive's too.
  case $run in *:*) return ;; esac
  [ -r "$bin/build.txt" ] && [ -n "$java_version" ] && [ -O "$run" ] || return
  read -r build <"$bin/build.txt"

  # One for each JVM and build of the jar: whatever may not stand in a file name becomes a dash.
  old_ifs=$IFS
  set -f
  IFS=' /:+"~'
  # shellcheck disable=SC2086 # to be split
  set -- $build $java $java_version
  IFS=-
  name="$*"
  IFS=$old_ifs
  set +f
  [ ${#name} -le 200 ] || return

  if [ "$feature" -ge 25 ]; then
    name=$name.aot flag=-XX:AOTCache
  else
    name=$name.jsa flag=-XX:SharedArchiveFile
  fi

  kept=$run/vpsbeacon
  if [ ! -h "$kept" ] && [ -O "$kept" ] && is_whole "$kept/$build.jar" && is_whole "$kept/$name"; then
    archive=$flag=$kept/$name jar=$kept/$build.jar
  elif [ -w "$run" ]; then
    make_archive_later
  fi
}

# What make-archive.sh leaves is on disk before it has its name. A file that is empty all the same is made
# anew, and so is one that is none.
is_whole() {
  [ -f "$1" ] && [ -O "$1" ] && [ -s "$1" ]
}

# In a session of its own: it outlives the search, and no end of the search kills it.
make_archive_later() {
  session=''
  PATH=${PATH:+$PATH:}/usr/bin:/bin
  command -v setsid >/dev/null 2>&1 && session=setsid
  $session nice -n 19 /bin/sh "$bin/make-archive.sh" "$kept" "$build" "$name" "${java%/bin/java}" \
    </dev/null >/dev/null 2>&1 &
}
