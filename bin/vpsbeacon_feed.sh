#!/bin/sh
# What splunkd starts for the modular input vpsbeacon_feed, which refreshes one list of hosting ranges.

# shellcheck source-path=SCRIPTDIR source=modular-input.sh
case $0 in
  */*) . "${0%/*}/modular-input.sh" ;;
  *) . ./modular-input.sh ;;
esac

run_input vpsbeacon_feed io.vpsbeacon.splunk.input.FeedInput "$@"
