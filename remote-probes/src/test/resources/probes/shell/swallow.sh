cat
echo swallowed
