root=$(dee_as_root)
$root sleep "$1" 2>/dev/null
