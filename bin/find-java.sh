# Sourced by vpsbeacon.sh and vpsbeacon, which set $bin to the folder that they lie in.
#
# find_java looks for Java 17 or newer and sets
#   java      the program to run, and java_version, where that is known, and returns 0; or
#   problem   one sentence that says what to do, and returns 1;
# and in any case run_on_peers and memory_mb, the other settings of vpsbeacon.conf, as they are
# written there.
# exec_java starts that program with the arguments given, in the place of this shell.
# It is run several times in one search, so the usual path is all builtins: the version is read
# from the `release` file that every JDK and JRE has beside its bin/, not asked of a JVM.
# shellcheck shell=sh disable=SC2034,SC2154 # read and set by who sources this

oldest_java=17

# Splunk points these at its own libraries, which a system program such as java must not load.
unset LD_LIBRARY_PATH LD_PRELOAD DYLD_LIBRARY_PATH LIBPATH

find_java() {
  java='' java_version='' problem='' found=''
  read_settings

  if [ -n "${VPSBEACON_JAVA_HOME-}" ]; then
    java_pointed_to "$VPSBEACON_JAVA_HOME" "the environment variable VPSBEACON_JAVA_HOME"
    return
  fi
  if [ -n "$java_home_setting" ]; then
    java_pointed_to "$java_home_setting" "java_home under [engine] in vpsbeacon.conf"
    return
  fi

  # The package that brings its own.
  if [ -x "$bin/jre/bin/java" ]; then
    case $bin in /*) folder=$bin ;; *) folder=$PWD/$bin ;; esac
    case $folder in
      *:*) no_java_starts_from "$folder/jre/bin/java" ;;
      *)
        java=$bin/jre/bin/java
        return 0
        ;;
    esac
  fi

  if [ -n "${JAVA_HOME-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java_is_new_enough "$JAVA_HOME/bin/java" "$JAVA_HOME/release" && return
  fi
  java_on_path && return

  problem="VPS Beacon needs Java $oldest_java or newer on this host and found ${found:-none}: install one \
(a Java runtime is enough), and if Splunk still does not find it, set java_home under [engine] in the \
app's local/vpsbeacon.conf, or VPSBEACON_JAVA_HOME in Splunk's etc/splunk-launch.conf, to the folder \
that holds its bin/java."
  return 1
}

# Who points to a Java means that one: no other is taken in its place.
java_pointed_to() {
  if [ ! -x "$1/bin/java" ]; then
    problem="VPS Beacon needs Java $oldest_java or newer, but $2 points to $1, where there is no program \
bin/java: point it to the folder of a Java $oldest_java or newer, or remove it to use the Java on the PATH."
    return 1
  fi
  java_is_new_enough "$1/bin/java" "$1/release" && return
  problem="VPS Beacon needs Java $oldest_java or newer, but $2 points to $found: point it to the folder \
of a Java $oldest_java or newer, or remove it to use the Java on the PATH."
  return 1
}

# Sets $java_home_setting, $run_on_peers and $memory_mb from vpsbeacon.conf; as everywhere in Splunk
# local/ wins, also with an empty value.
read_settings() {
  java_home_setting='' run_on_peers='' memory_mb=''
  for conf in "$bin/../default/vpsbeacon.conf" "$bin/../local/vpsbeacon.conf"; do
    [ -r "$conf" ] || continue
    stanza=''
    while IFS=' 	=' read -r key value || [ -n "$key" ]; do
      # A file saved on Windows ends its lines in CR LF, and may begin with a byte order mark.
      key=${key%[[:cntrl:]]} value=${value%[[:cntrl:]]}
      case $key in
        '#'*) continue ;;
        *'['*) stanza=[${key#*[} && continue ;;
      esac
      while case $value in *' ' | *'	') ;; *) false ;; esac; do value=${value%?}; done
      case $stanza$key in
        '[engine]java_home') java_home_setting=$value ;;
        '[engine]run_on_peers') run_on_peers=$value ;;
        '[engine]memory_mb') memory_mb=$value ;;
      esac
    done <"$conf"
  done
}

java_on_path() {
  # Split at colons, with no wildcard expanded.
  old_ifs=$IFS
  set -f
  IFS=:
  # shellcheck disable=SC2086 # to be split
  set -- ${PATH-}
  IFS=$old_ifs
  set +f
  for folder; do
    [ -f "$folder/java" ] && [ -x "$folder/java" ] || continue
    program=$folder/java
    # The release file lies beside the real program, not beside a link to it.
    [ -h "$program" ] && program=$(readlink -f "$program" 2>/dev/null || printf '%s' "$program")
    java_is_new_enough "$program" "${program%/*}/../release" && return
  done
  return 1
}

# A JVM takes the path to its own classes apart at colons.
no_java_starts_from() {
  found=${found:-"one in $1, a path with a colon in it, from where no Java starts"}
}

# java_is_new_enough PROGRAM RELEASE-FILE: sets $java when so, else tells what it is in $found.
java_is_new_enough() {
  case $1 in
    *:*)
      no_java_starts_from "$1"
      return 1
      ;;
  esac
  version='' build=''
  if [ -r "$2" ]; then
    while IFS='=' read -r key value; do
      # The lines are sorted, and shells read files byte by byte: no further than need be.
      case $key in
        JAVA_RUNTIME_VERSION) build=$value ;;
        JAVA_VERSION) version=$value && break ;;
      esac
    done <"$2"
  fi
  if [ -z "$version" ]; then
    # A wrapper script, or the stub of macOS: only it knows what it starts.
    version=$("$1" -version 2>&1 </dev/null) || version=''
    case $version in
      *'version "'*) version=${version#*version } ;;
      *) version='' ;;
    esac
  fi
  version=${version#\"}
  version=${version%%\"*}
  # Up to Java 8 the number that counts came second: 1.8.0_452.
  feature=${version#1.}
  feature=${feature%%[!0-9]*}
  if [ "${feature:-0}" -ge "$oldest_java" ]; then
    java=$1 java_version=$version$build
    return 0
  fi
  found=${found:-"Java ${version:-of unknown version} in $1"}
  return 1
}

# With a locale for Java alone, so that file names are read alike wherever splunkd was started from.
# A shell that lacks it would complain on stderr. To start `env` for it is a program more, and of
# LC_CTYPE alone Java reads one file, of LC_ALL twelve.
exec_java() {
  exec 3>&2 2>/dev/null
  unset LC_ALL LC_MESSAGES LANG
  export LC_CTYPE=C.UTF-8
  exec "$java" "$@" 2>&3 3>&-
}
