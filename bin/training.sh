#!/bin/sh
# What splunkd says to the search command in a search: what an archive is made from.
#
#   training.sh [CHUNKS [MINUTES]]
#
# Each chunk holds that many minutes, newest first, of programs that each connect once a minute: half of
# them at no fixed second, some on several ports or of several processes, some without a command line.
# What a search has to do with such groups differs, and all of it is to be in the archive.

chunks=${1:-3} minutes=${2:-20} programs=240

frame() {
  printf 'chunked 1.0,%d,%d\n%s%s' "${#1}" "${#2}" "$1" "$2"
}

getinfo() {
  frame '{"action":"getinfo","preview":false,"streaming_command_will_restart":false,"searchinfo":{"args":["span=1h"],"raw_args":["span=1h"],"dispatch_dir":"","sid":"1.1","app":"vpsbeacon","owner":"admin","username":"admin","session_key":"","splunkd_uri":"","splunk_version":"9.3.2","search":"","command":"vpsbeacon","maxresultrows":50000,"earliest_time":"0","latest_time":"0"}}' ''
}
getinfo

header='"_time",host,User,Image,CommandLine,DestinationIp,DestinationPort,SourceIp,ProcessGuid,EventCode,EventID,"__mv__time","__mv_host","__mv_User","__mv_Image","__mv_CommandLine","__mv_DestinationIp","__mv_DestinationPort","__mv_SourceIp","__mv_ProcessGuid","__mv_EventCode","__mv_EventID"
'
time=$((1699999200 + chunks * minutes * 60))
chunk=1
while [ "$chunk" -le "$chunks" ]; do
  body=$header minute=0
  while [ "$minute" -lt "$minutes" ]; do
    time=$((time - 60)) rows='' program=0
    while [ "$program" -lt "$programs" ]; do
      i=$program
      second=$(((i + i % 2 * minute * minute * 37) % 60)) port=$((443 + minute % 2 * (i % 5)))
      process=$i-$((minute % 2 * (i % 3))) command="\"a --id \"\"$i\"\"\""
      [ $((i % 4)) -eq 0 ] && command=''
      row="\"$((time + second)).$((i + 100))\",\"ws$i.example.com\",\"ACME\\u$i\",\"C:\\Tools\\a$i.exe\",$command,\"45.77.$i.3\",$port,\"10.1.$i.9\",\"{b6-$process}\",3,,,,,,,,,,,,
"
      rows=$rows$row program=$((program + 1))
    done
    body=$body$rows minute=$((minute + 1))
  done
  last=false
  [ "$chunk" -eq "$chunks" ] && last=true
  frame "{\"action\":\"execute\",\"finished\":$last}" "$body"
  chunk=$((chunk + 1))
done
# Again, now that the first search has created the users' files: that is how nearly all searches begin.
# The same rows three times over: connections within beats, as busy groups have them; and one row so many
# times that not all connections of its group are kept.
doubled=0
while [ "$doubled" -lt 14 ]; do
  row=$row$row doubled=$((doubled + 1))
done
getinfo
frame '{"action":"execute","finished":false}' "$header$row"
frame '{"action":"execute","finished":false}' "$body"
frame '{"action":"execute","finished":false}' "$body"
frame '{"action":"execute","finished":true}' "$body"
