# crash-loop.pl ADDRESS SECONDS: a server that is killed after so many seconds, or by others, and started again 0.3 s
# later on the same port, until standard input ends. Its parent, which holds no socket, prints the port.
use IO::Socket::INET;
use IO::Select;
$| = 1;
my ($address, $seconds) = @ARGV;
my $port = 0;
$SIG{CHLD} = sub { };
my $input = IO::Select->new(\*STDIN);
while (1) {
  pipe(my $told, my $tell);
  my $server = fork;
  if (!$server) {
    my $listener = IO::Socket::INET->new(
      LocalAddr => $address, LocalPort => $port, Listen => 5, Proto => 'tcp', ReuseAddr => 1) or die $!;
    syswrite $tell, $listener->sockport . "\n";
    sleep 60;
    exit;
  }
  close $tell;
  my $line = <$told>;
  if (!$port) { $port = $line + 0; print "$port\n"; }
  my $over = $input->can_read($seconds);
  kill 'KILL', $server;
  waitpid $server, 0;
  last if $over || $input->can_read(0.3);
}
