#!/bin/sh
# Puts a Java runtime and its start-up archive into a built package: the package that needs no Java.
#
#   runtime.sh PACKAGE.spl JDK TARGET.spl EPOCH-SECONDS
#
# GNU tar and find; a JDK 25 or newer for Linux on x86_64. All but the archive is the same for the
# same input; the JVM writes addresses and hash codes into the archive, which differ each time.
set -eu

package=$1 jdk=$2 target=$3 time=$4
work=${target%.spl}
export LC_ALL=C.UTF-8

fail() {
  echo "runtime.sh: $*" >&2
  exit 1
}

rm -rf "$work" "$target"
feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
[ "${feature:-0}" -ge 25 ] || fail "$jdk is no JDK 25 or newer: name one by -Druntime.jdk=FOLDER"

mkdir -p "$work"
tar -xzf "$package" -C "$work"
app=$work/vpsbeacon
jre=$app/bin/jre

# What the jar asks for; java.sql only for adapters of Gson, which does without where it is absent. Not
# --print-module-deps, which leaves out java.xml because java.sql would bring it along.
modules=$("$jdk/bin/jdeps" --multi-release "$feature" --ignore-missing-deps --list-deps \
  "$app/bin/vpsbeacon.jar" | sed 's/^ *//; s,/.*,,; /^java\.sql$/d' | sort -u | paste -sd, -)
# Compressed, since the classes of a search come from the archive anyway; and in the plain text of
# uncompressed ones AppInspect takes the numbers of X.509 fields for IP addresses.
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --output "$jre"
cp -p "$jdk/NOTICE" "$jre/legal/" 2>/dev/null || true

{
  echo 'The Java runtime of VPS Beacon, made by jlink from the JDK that its vendor describes so:'
  echo
  grep -E '^(IMPLEMENTOR|IMPLEMENTOR_VERSION|JAVA_RUNTIME_VERSION|JAVA_VERSION_DATE|OS_ARCH|OS_NAME|LIBC|SOURCE_REPO|SOURCE)=' "$jdk/release"
  echo
  echo 'Its modules:'
  "$jre/bin/java" --list-modules | sed 's/^/  /'
  echo
  echo 'Licences: legal/ (GNU GPL 2 with the Classpath Exception, and those of what it contains).'
  echo 'vpsbeacon.aot is the start-up archive (java -XX:AOTCacheOutput) of a search by vpsbeacon.jar.'
} >"$jre/VERSION.txt"

{
  echo
  echo 'Java in this package'
  echo '--------------------'
  echo 'bin/jre         A Java runtime for Linux on x86_64, native code, unchanged from its vendor: see'
  echo '                bin/jre/VERSION.txt and bin/jre/legal. It is used before any Java of the host.'
} >>"$app/README/README.txt"
sed -i '/^Java itself is not in the package/d' "$app/README/README.txt"

find "$jre" -type d -exec chmod 755 {} +
find "$jre" -type f -exec chmod 644 {} +
chmod 755 "$jre"/bin/* "$jre/lib/jspawnhelper" "$jre/lib/jexec"
# Before the archive is made, for it knows the jar and the modules by their time.
find "$work" -exec touch -h -d "@$time" {} +

# A search as splunkd runs it, in a copy of the app, for a first search creates the users' files.
# Without profiles in the archive (JEP 515): the compilers would be at work from the first moment, which
# costs each start more than it brings a search of a million events.
copy=$work/copy/etc/apps
mkdir -p "$copy"
cp -a "$app" "$copy"
# With a table beside the shipped one, so that rows are read and kept, and what was kept is read.
echo cidr,provider,class >"$copy/vpsbeacon/lookups/vpsbeacon_ranges_training.csv"
touch -d "@$time" "$copy/vpsbeacon/lookups/vpsbeacon_ranges_training.csv"
"$app/bin/training.sh" |
  env -i PATH=/usr/bin:/bin "$copy/vpsbeacon/bin/vpsbeacon.sh" -XX:-AOTRecordTraining \
    "-Dvpsbeacon.cache=$work/cache" "-XX:AOTCacheOutput=$jre/vpsbeacon.aot" >"$work/log" 2>&1 ||
  fail "the training search failed: $(tail -n 5 "$work/log")"
[ -s "$jre/vpsbeacon.aot" ] || fail "the JVM made no archive: $(tail -n 5 "$work/log")"
chmod 644 "$jre/vpsbeacon.aot"
# Known to work, not only to be there.
env -i PATH=/usr/bin:/bin "$app/bin/vpsbeacon.sh" -XX:AOTMode=on \
  -XX:AOTCache="$jre/vpsbeacon.aot" </dev/null ||
  fail "the JVM does not accept the archive that it made"
rm "$work/log"

tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$time" --format=posix \
  --pax-option=delete=atime,delete=ctime -C "$work" -cf - vpsbeacon | gzip -n >"$target"
rm -rf "$work"
