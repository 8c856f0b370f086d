#!/usr/bin/env bash
# Splunk's own gates on a built package: AppInspect, then slim's look at app.manifest.
#
#   .ci/gates/appinspect.sh target/vpsbeacon-1.0.0.spl
#
# Needs Python 3.9 or newer; what else is missing it installs into a cache folder: VPSBEACON_GATES,
# else XDG_CACHE_HOME, else target/gates. Only libmagic and python3-venv come from the system (apt,
# when root). AppInspect's judgement is in judge_appinspect.py and justified.json.
set -euo pipefail

appinspect_version=4.3.1
slim_version=1.2.8

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

die() {
  echo "appinspect.sh: $*" >&2
  exit 2
}

[ $# -eq 1 ] || die "give it one package: appinspect.sh FILE.spl"
[ -f "$1" ] || die "no such file: $1"
spl=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")

if [ -n "${VPSBEACON_GATES:-}" ]; then
  cache=$VPSBEACON_GATES
elif [ -n "${XDG_CACHE_HOME:-}" ]; then
  cache=$XDG_CACHE_HOME/vpsbeacon-gates
else
  cache=$root/target/gates
fi
mkdir -p "$cache"

apt_updated=
install_system() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
    die "$1 is missing; install it, or run this as root on Debian or Ubuntu"
  [ -n "$apt_updated" ] || apt-get update -qq
  apt_updated=yes
  # Ubuntu 24.04 and Debian 13 call libmagic1 libmagic1t64, and take the old name too.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

command -v python3 >/dev/null || install_system python3
python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))' || die "Python 3.9 or newer is needed"
python3 -c 'import ensurepip, venv' 2>/dev/null || install_system python3-venv
# AppInspect ends with an ImportError where this library is missing.
python3 -c 'import ctypes; ctypes.CDLL("libmagic.so.1")' 2>/dev/null || install_system libmagic1

# The two tools want different versions of the same libraries: one environment each. The stamp is
# written last, so that an interrupted installation is started anew.
environment() {
  local folder=$cache/$1 wanted=$2
  if [ "$(cat "$folder/installed" 2>/dev/null)" != "$wanted" ]; then
    echo "installing $wanted"
    python3 -m venv --clear "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check "$wanted"
    echo "$wanted" >"$folder/installed"
  fi
}
environment appinspect "splunk-appinspect==$appinspect_version"
environment slim "splunk-packaging-toolkit==$slim_version"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The package with a Java of its own is for x86_64 alone, as its name says: the one check that is asked
# for by the tag aarch64_compatibility (no part of cloud or private_*) is no question there. It has
# warnings of its own.
options=() justified=$here/justified.json
case $spl in
  *-linux_x86_64.spl)
    options=(--excluded-tags aarch64_compatibility)
    justified=$here/justified-linux_x86_64.json
    ;;
esac

# With --ci the exit code tells of any finding; which of them count is judged below, so only a report
# that is not there is fatal here.
"$cache/appinspect/bin/splunk-appinspect" inspect "$spl" --ci --skip-trusted-libraries-update ${options[@]+"${options[@]}"} \
  --max-messages all --data-format json --output-file "$work/report.json" >"$work/log" 2>&1 || true
if [ ! -s "$work/report.json" ]; then
  cat "$work/log" >&2
  die "AppInspect left no report"
fi
python3 "$here/judge_appinspect.py" "$work/report.json" "$justified"

# slim wants the folder: given the package, it fills a cache in the home folder.
mkdir "$work/app"
tar -xzf "$spl" -C "$work/app"
if ! "$cache/slim/bin/slim" validate "$work/app/vpsbeacon" >"$work/slim" 2>&1; then
  cat "$work/slim" >&2
  die "slim refuses the package"
fi
echo "slim: app.manifest is valid"
