package dee.bot.target;

import dee.probes.HostPort;

/** An instance on another machine that is given an address of Dee's own loopback. */
public record Misaddressed(String target, HostPort address) {

  /** What is wrong and what to do. */
  public String words() {
    return "%s is on Dee's own host, and '%s' is another machine: Dee would try itself; give the address under which clients reach the instance"
        .formatted(address, target);
  }
}
