package dee.bot.ssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is worth mending on a target, as lines for a person. */
final class TargetAdvice {

  private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(2);

  /** A tool, what becomes of the probes without it, and what to install. */
  private record Tool(String name, String without, String install) {}

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("awk", "hardly any probe works", "gawk or mawk"),
          new Tool("timeout", "probes are ended by a loop of the shell", "coreutils"),
          new Tool("find", "open files are listed at a higher cost", "findutils"),
          new Tool("ss", "sockets are read from /proc/net/tcp, with less detail", "iproute2"),
          new Tool("nstat", "kernel counters are read from /proc/net", "iproute2"),
          new Tool("lsof", "there is no second way to count open files", "lsof"),
          new Tool("curl", "pool statistics can only be asked from Dee's own host", "curl"),
          new Tool("tcpdump", "no packets can be captured", "tcpdump"),
          new Tool("prlimit", "the limits of a running process cannot be raised", "util-linux"));

  private TargetAdvice() {}

  static List<String> on(TargetFacts facts, Optional<Duration> skew) {
    List<String> lines = new ArrayList<>();
    for (Tool tool : TOOLS) {
      if (!facts.tools().containsKey(tool.name())) {
        lines.add("no %s: %s. Install %s.".formatted(tool.name(), tool.without(), tool.install()));
      }
    }
    boolean sudo = facts.sudo().orElse(false);
    if (facts.sudo().isPresent() && !sudo && !facts.root()) {
      lines.add(
          "sudo -n does not work for %s. Allow it without a password in sudoers, or take sudo off this target in the inventory."
              .formatted(facts.user()));
    }
    if (!facts.root() && !sudo) {
      lines.add(
          "%s is not root: files, limits and sockets of other users' processes stay hidden. Log in as the service's user, or allow sudo."
              .formatted(facts.user()));
    }
    if (!facts.seesOthers()) {
      lines.add(
          "other users' processes are hidden (/proc is mounted with hidepid). Add %s to the group that may see them (gid= of that mount), or allow sudo."
              .formatted(facts.user()));
    }
    // cap_net_admin would allow the promiscuous mode, which Dee does without
    if (!facts.capture() && facts.tools().containsKey("tcpdump")) {
      lines.add(
          "%s may not capture packets. Allow sudo, or run there as root: setcap cap_net_raw+ep %s"
              .formatted(facts.user(), facts.tools().get("tcpdump")));
    }
    skew.filter(s -> s.abs().compareTo(TOLERABLE_SKEW) > 0)
        .ifPresent(s ->
            lines.add(
                "its clock is %d s %s Dee's: times in the timeline will not line up. Look at its NTP (timedatectl)."
                    .formatted(s.abs().toSeconds(), s.isNegative() ? "behind" : "ahead of")));
    return lines;
  }
}
