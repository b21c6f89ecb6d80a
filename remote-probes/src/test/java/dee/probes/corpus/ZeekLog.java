package dee.probes.corpus;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares flows with Zeek's log of connections: how each ended, and who reset it. */
final class ZeekLog {

  private ZeekLog() {}

  static void compare(List<String> lines, List<Flow> flows, Differences found) {
    List<Flow> left = new ArrayList<>(flows);
    List<String> fields = List.of();
    for (String line : lines) {
      List<String> words = List.of(line.split("\t", -1));
      if (line.startsWith("#fields")) {
        fields = words.subList(1, words.size());
      } else if (!line.startsWith("#") && words.get(fields.indexOf("proto")).equals("tcp")) {
        row(words, fields, left, found);
      }
    }
    for (Flow flow : left) {
      found.same("in Zeek's log", flow.ends().client() + " " + flow.ends().server(), "nothing");
    }
  }

  private static void row(
      List<String> words, List<String> fields, List<Flow> left, Differences found) {
    // The names of these columns differ from test to test; their places do not.
    String client = words.get(2) + ":" + words.get(3);
    String server = words.get(4) + ":" + words.get(5);
    Optional<Flow> flow =
        left.stream()
            .filter(f -> PacketChecks.side(f, client).isPresent())
            .filter(f -> PacketChecks.side(f, server).isPresent())
            .findFirst();
    String at = client + " " + server;
    if (flow.isEmpty()) {
      found.same(at, "a flow", "none");
      return;
    }
    left.remove(flow.get());
    String history = words.get(fields.indexOf("history"));
    found.same(at + " state", words.get(fields.indexOf("conn_state")), state(flow.get()));
    found.same(
        at + " client reset", history.contains("R"), flow.get().client().control().resets() > 0);
    found.same(
        at + " server reset", history.contains("r"), flow.get().server().control().resets() > 0);
  }

  /** The state in Zeek's words. */
  private static String state(Flow flow) {
    boolean clientFin = flow.client().control().fins() > 0;
    boolean serverFin = flow.server().control().fins() > 0;
    Optional<Reset> reset = flow.story().resets().stream().findFirst();
    Optional<Sender> from = reset.map(r -> r.packet().from());
    boolean closedBefore =
        reset
            .map(Reset::before)
            .map(b -> b.client().fin().isPresent() && b.server().fin().isPresent())
            .orElse(clientFin && serverFin);
    if (flow.opening().unseen()) {
      return closedBefore
          ? "SF"
          : from.map(f -> f == Sender.SERVER ? "RSTRH" : "RSTO").orElse("OTH");
    }
    if (!flow.opening().synAck()) {
      return from.map(f -> f == Sender.SERVER ? "REJ" : "RSTOS0").orElse(clientFin ? "SH" : "S0");
    }
    if (closedBefore) {
      return "SF";
    }
    if (from.isPresent()) {
      return from.get() == Sender.CLIENT ? "RSTO" : "RSTR";
    }
    if (clientFin || serverFin) {
      return clientFin ? "S2" : "S3";
    }
    return "S1";
  }
}
