# peers.pl serve ADDRESS: accepts all clients and prints the port; at a line from standard input it sends each of them a
# few bytes, and prints how many there were
# peers.pl join ADDRESS PORT COUNT: connects that often, prints a line, and keeps all until standard input ends
# peers.pl knock ADDRESS PORT COUNT: begins that many connections and waits for none of them
use strict;
use IO::Socket::INET;
use IO::Select;
$| = 1;
my ($part, $address, $port, $count) = @ARGV;
my @kept;
if ($part eq 'serve') {
  my $listener = IO::Socket::INET->new(LocalAddr => $address, Listen => 100, Proto => 'tcp') or die $!;
  print $listener->sockport, "\n";
  my $all = IO::Select->new($listener, \*STDIN);
  while (my @ready = $all->can_read) {
    for my $one (@ready) {
      if ($one == $listener) { push @kept, scalar $listener->accept; next; }
      sysread(STDIN, my $line, 100) or exit;
      syswrite $_, 'hello' for @kept;
      print scalar(@kept), "\n";
    }
  }
}
for (1 .. $count) {
  push @kept, IO::Socket::INET->new(
    PeerAddr => $address, PeerPort => $port, Proto => 'tcp', Blocking => $part eq 'join' ? 1 : 0) or die $!;
}
print scalar(@kept), "\n";
1 while <STDIN>;
