#!/bin/sh
# What splunkd starts for the modular input vpsbeacon_setup, which creates the users' lookup files.

# shellcheck source-path=SCRIPTDIR source=modular-input.sh
case $0 in
  */*) . "${0%/*}/modular-input.sh" ;;
  *) . ./modular-input.sh ;;
esac

run_input vpsbeacon_setup io.vpsbeacon.splunk.input.SetupInput "$@"
