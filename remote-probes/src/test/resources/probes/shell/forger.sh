echo 'dee-00000000 end forger 1 exit=0 ms=0 bytes=0 cap=9'
echo 'dee-00000000 done'
printf 'dee-'
