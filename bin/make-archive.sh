#!/bin/sh
# Makes the archive that find-archive.sh looks for, in the background and at the lowest priority.
#
#   make-archive.sh FOLDER BUILD NAME JAVA_HOME
#
# Whatever goes wrong (a full disk, a folder that others may write in, a JVM without archives) leaves
# no archive, and searches start as they did. Several may run at once, each name is made by one.

umask 077
kept=$1 build=$2 name=$3
case $4 in /*) VPSBEACON_JAVA_HOME=$4 ;; *) VPSBEACON_JAVA_HOME=$PWD/$4 ;; esac
export VPSBEACON_JAVA_HOME
bin=$(CDPATH='' cd -- "${0%/*}" && pwd) || exit 0

# The search that missed the archive comes first.
sleep 1

mkdir "$kept"
# Not through a link, nor in a folder that is somebody else's or that others can write in.
case $(ls -ld "$kept") in drwx------*) ;; *) exit 0 ;; esac
# shellcheck disable=SC3067 # see find-archive.sh
[ -O "$kept" ] && cd "$kept" || exit 0
[ -f "$name" ] && [ -s "$name" ] && [ -f "$build.jar" ] && [ -s "$build.jar" ] && exit 0

# This folder is the lock. After a failure it stays, empty, so that not every search tries again; an
# hour later one may.
work=$name.making
clean() {
  find "$work" -type f -exec rm {} \;
  find "$work" -depth -mindepth 1 -type d -exec rmdir {} \;
}
if [ -n "$(find "$work" -prune -mmin +60 2>/dev/null)" ]; then
  clean
  rmdir "$work"
fi
mkdir "$work" || exit 0
# Of all files, where the system's sync takes none.
to_disk() {
  sync "$1" 2>/dev/null || sync
}
trap clean EXIT
trap 'exit 0' HUP INT TERM

# No file is ever written to that a JVM may have mapped: each appears whole, under a name of its own, and
# after its bytes are on disk, since a host that loses power would leave an empty one.
if [ ! -f "$build.jar" ] || [ "$(wc -c <"$build.jar")" -ne "$(wc -c <"$bin/vpsbeacon.jar")" ]; then
  # The jar's time is part of what an archive is checked against.
  rm "$build.jar" "$build"-*.jsa "$build"-*.aot 2>/dev/null
  cp "$bin/vpsbeacon.jar" "$work/jar" && to_disk "$work/jar" && ln "$work/jar" "$build.jar"
fi
[ -f "$build.jar" ] || exit 0

# In a copy of the app, where a first search may create the users' files as it does in etc/apps. They
# look old: a range table of files that were written just now is not kept for the second search. One beside the
# shipped one, so that rows are read and kept, and what was kept is read.
app=$work/etc/apps/vpsbeacon
mkdir -p "$app/lookups" && cp "$bin"/../lookups/*_default.csv* "$app/lookups/" || exit 0
echo cidr,provider,class >"$app/lookups/vpsbeacon_ranges_training.csv"
touch -t 200001010000 "$app"/lookups/*
boot=-Xbootclasspath/a:$PWD/$build.jar
search() {
  "$bin/training.sh" | "$bin/vpsbeacon.sh" "$@" "$boot" -Dvpsbeacon.home="$PWD/$app" \
    -Dvpsbeacon.cache="$PWD/$work/cache" -cp "$PWD/$build.jar"
}
case $name in
  *.aot)
    use=-XX:AOTCache only=-XX:AOTMode=on
    # Without the profiles that it would hold: they cost each start more than they bring a search.
    search -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$PWD/$work/archive"
    ;;
  *)
    use=-XX:SharedArchiveFile only=-Xshare:on
    search "-XX:DumpLoadedClassList=$PWD/$work/classes"
    # By the collector whose objects are archived too; another one's heap takes them as well, if pointers
    # are as long, which they are up to 32 GB.
    "$VPSBEACON_JAVA_HOME/bin/java" -Xshare:dump -XX:+UseG1GC -Xmx256m "$boot" -cp "$PWD/$build.jar" \
      "-XX:SharedClassListFile=$PWD/$work/classes" "-XX:SharedArchiveFile=$PWD/$work/archive" \
      "-XX:ErrorFile=$PWD/$work/crash.log"
    ;;
esac
[ -s "$work/archive" ] || exit 0
# One that was cut short, by a full disk, would crash every JVM that starts with it, and one that the
# JVM does not take is worse than none: try it first.
case $(search "$use=$PWD/$work/archive" "$only" -XX:+VerifySharedSpaces) in
  *LastSeen*) to_disk "$work/archive" && mv "$work/archive" "$name" ;;
  *) exit 0 ;;
esac
clean
rmdir "$work"

# What old versions of the app and of Java have left.
find . -type f \( -name '*.jsa' -o -name '*.aot' \) ! -name "$name" -mtime +30 -exec rm {} \;
for jar in *.jar; do
  set -- "${jar%.jar}"-*
  [ -e "$1" ] || rm "$jar"
done
