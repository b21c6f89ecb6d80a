# prefork.pl ADDRESS: a server of two processes on one listening socket; ends with its standard input. Prints its
# port and the pid of its worker, which has fewer files open than it, but more of what it may open.
use IO::Socket::INET;
$^F = 255;
$| = 1;
my $listener = IO::Socket::INET->new(LocalAddr => $ARGV[0], Listen => 5, Proto => 'tcp') or die $!;
my $worker = fork;
if (!$worker) {
  open($kept[$_], '<', '/dev/null') for 1 .. 20;
  exec 'sh', '-c', 'ulimit -n 40; exec sleep 300';
}
open($kept[$_], '<', '/dev/null') for 1 .. 100;
print $listener->sockport, " $worker\n";
1 while <STDIN>;
kill 'TERM', $worker;
