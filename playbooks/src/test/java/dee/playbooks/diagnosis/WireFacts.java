package dee.playbooks.diagnosis;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.kernel.KernelCounters;
import dee.probes.packets.Capture;
import dee.probes.packets.Traffic;
import dee.probes.packets.decode.Unread;
import dee.probes.packets.file.CaptureEnd;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.flow.FlowTable;
import dee.probes.packets.flow.Peer;
import dee.probes.packets.judge.Burst;
import dee.probes.packets.wire.Wire;
import dee.probes.reachability.KeptConnections;
import dee.probes.reachability.KeptConnections.End;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was seen of an instance while packets were captured: of 61 connections in seven seconds, on
 * both sides unless it is said otherwise. Each test says what happened on them.
 */
final class WireFacts {

  static final Duration LENGTH = Duration.ofSeconds(7);
  private static final Duration AROUND = Duration.ofMillis(7600);

  private final SampleFacts facts;
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Long> rises = new HashMap<>();
  private final List<Burst> bursts = new ArrayList<>();
  private Optional<Duration> idle = Optional.empty();
  private boolean atServer = true;
  private boolean atDee = true;

  private WireFacts(SampleFacts facts) {
    this.facts = facts;
  }

  static WireFacts of(SampleFacts facts) {
    return new WireFacts(facts);
  }

  /** A count of {@link Wire} by its name there. */
  WireFacts saw(String what, long count) {
    counts.put(what, count);
    return this;
  }

  /** How much a counter of the kernel rose meanwhile. */
  WireFacts rose(String counter, long by) {
    rises.put(counter, by);
    return this;
  }

  WireFacts idle(Duration pause) {
    idle = Optional.of(pause);
    return this;
  }

  /** Connections that were torn down in the same moment; they count as torn down too. */
  WireFacts together(int flows) {
    bursts.add(new Burst(new Peer("10.0.0.1", 8080), SampleFacts.NOW, flows));
    return this;
  }

  WireFacts onlyAtServer() {
    atDee = false;
    return this;
  }

  WireFacts onlyAtDee() {
    atServer = false;
    return this;
  }

  /** Tries of Dee's host while packets were captured. */
  WireFacts later(Result result, int count) {
    facts.with("provocation", tries(result, count));
    return this;
  }

  static Reachability tries(Result result, int count) {
    return new Reachability(
        Collections.nCopies(
            count,
            new Attempt(
                result,
                result == Result.ANSWERED ? 200 : 0,
                Optional.of(Duration.ofMillis(1)),
                Duration.ofMillis(12))));
  }

  /** How connections ended that Dee kept idle: an end and a pause in milliseconds each. */
  static KeptConnections kept(Object... endsAndPauses) {
    List<KeptConnections.Try> tries = new ArrayList<>();
    for (int i = 0; i < endsAndPauses.length; i += 2) {
      End end = (End) endsAndPauses[i];
      tries.add(
          new KeptConnections.Try(
              end,
              Duration.ofMillis((int) endsAndPauses[i + 1]),
              end == End.ANSWERED || end == End.CLOSED ? Optional.empty() : Optional.of(true)));
    }
    return new KeptConnections(tries);
  }

  /** The facts with captures. */
  MeasuredFacts facts() {
    counters();
    if (atServer) {
      facts.with("packets", capture());
    } else {
      facts.without("packets", Outcome.Reason.NOT_PERMITTED, "not permitted to capture packets");
    }
    if (atDee) {
      facts.with("packets-here", capture());
    }
    return facts.facts().read(wire());
  }

  /** The facts without any capture, for this reason; the counters were read all the same. */
  MeasuredFacts uncaptured(Outcome.Reason reason, String detail) {
    counters();
    return facts
        .without("packets", reason, detail)
        .without("packets-here", Outcome.Reason.NOT_PERMITTED, "Dee's host may not capture")
        .facts();
  }

  MeasuredFacts withoutTcpdump() {
    return uncaptured(Outcome.Reason.TOOL_MISSING, "tcpdump is not installed on orders-1");
  }

  private void counters() {
    Map<String, Long> before = new HashMap<>();
    Map<String, Long> after = new HashMap<>();
    for (String counter :
        List.of(
            "TcpOutRsts",
            "TcpEstabResets",
            "TcpExtTCPAbortOnClose",
            "TcpExtTCPAbortOnData",
            "TcpExtListenOverflows",
            "TcpExtListenDrops",
            "TcpExtTCPReqQFullDrop")) {
      before.put(counter, 100L);
      after.put(counter, 100L + rises.getOrDefault(counter, 0L));
    }
    facts.with("counters-around-capture", new KernelCounters(before, after, AROUND));
  }

  private long n(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** What the captures tell. */
  Wire wire() {
    return new Wire(
        new Wire.Watch(
            atServer,
            atDee,
            LENGTH,
            counts.getOrDefault("connections", 61L),
            atDee ? 24 : 0,
            n("flagsOnly") == 0),
        new Wire.Openings(
            counts.getOrDefault("opened", 61L),
            n("refused"),
            n("refusedElsewhere"),
            n("ignored"),
            n("lost"),
            n("unanswered")),
        new Wire.Resets(
            n("tornDown"),
            n("noSocket"),
            n("otherHost"),
            n("injected"),
            n("unclear"),
            n("clientsLeft"),
            n("clientsGaveUp"),
            n("afterTheEnd")),
        new Wire.Endings(
            n("droppedAtOnce"),
            n("races"),
            n("races") > 0 ? idle : Optional.empty(),
            n("cutShort"),
            n("lostAfterIdle"),
            n("lostAfterIdle") > 0 ? idle : Optional.empty()),
        new Wire.Languages(n("tlsToPlain"), n("plainToTls"), counts.getOrDefault("agreed", 61L)),
        bursts,
        List.of());
  }

  private static Capture capture() {
    return new Capture(
        new Traffic(
            new CaptureEnd("pcap", 24, Optional.empty()),
            new Traffic.Span(0, Optional.empty(), Optional.empty()),
            new Unread(Map.of(), 0, 0, 0, 0, 0),
            new FlowTable(FlowBounds.USUAL)),
        new Capture.Taken("eth0", Capture.Scope.WHOLE_FLOWS, LENGTH, OptionalLong.of(0), false));
  }
}
