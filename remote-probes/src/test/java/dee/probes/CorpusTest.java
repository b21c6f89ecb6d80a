package dee.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.corpus.Check;
import dee.probes.corpus.CorpusEntry;
import dee.probes.corpus.Differences;
import dee.probes.corpus.LogChecks;
import dee.probes.corpus.OtherChecks;
import dee.probes.corpus.PacketChecks;
import dee.probes.corpus.ProcChecks;
import dee.probes.corpus.SocketChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Puts a folder of outputs that others captured through the parsers: no exception, no line lost in
 * silence, and what is read is what the source expects. {@code -Dcorpus.dir=FOLDER}, with a {@code
 * manifest.json} in it. A reading that differs from a second implementation's only, which may be
 * the wrong one, shows as a skipped test that says how.
 */
class CorpusTest {

  private static final Map<String, Check> CHECKS =
      Map.ofEntries(
          Map.entry("ss", SocketChecks::ss),
          Map.entry("netstat", SocketChecks::netstat),
          Map.entry("proc_net_tcp", SocketChecks::proc),
          Map.entry("proc_pid_limits", ProcChecks::limits),
          Map.entry("proc_pid_stat", ProcChecks::stat),
          Map.entry("proc_pid_status", ProcChecks::status),
          Map.entry("proc_net_netstat", ProcChecks::net),
          Map.entry("proc_net_snmp", ProcChecks::net),
          Map.entry("nstat", ProcChecks::nstat),
          Map.entry("sysctl", ProcChecks::sysctl),
          Map.entry("lsof", OtherChecks::lsof),
          Map.entry("prom_text", OtherChecks::prometheus),
          Map.entry("go_dbstats", OtherChecks::dbStats),
          Map.entry("pcap", PacketChecks::pcap),
          Map.entry("app_log", CorpusTest::applicationLog),
          Map.entry("access_log", LogChecks::access));

  private static void applicationLog(CorpusEntry entry, Differences expected, Differences second) {
    OtherChecks.log(entry, expected, second);
    LogChecks.application(entry, expected, second);
  }

  @TestFactory
  Stream<DynamicTest> reads_what_others_captured() {
    String folder = System.getProperty("corpus.dir", "");
    assumeTrue(!folder.isEmpty(), "no folder of outputs is given with -Dcorpus.dir");
    assumeTrue(
        Files.isRegularFile(Path.of(folder, "manifest.json")), "the folder has no manifest.json");
    return CorpusEntry.manifest(Path.of(folder)).stream()
        .flatMap(entry ->
            Stream.ofNullable(CHECKS.get(entry.tool()))
                .map(check -> DynamicTest.dynamicTest(entry.name(), () -> check(entry, check))));
  }

  private static void check(CorpusEntry entry, Check check) {
    Differences expected = new Differences();
    Differences second = new Differences();
    check.check(entry, expected, second);
    assertThat(expected.found()).as(entry.name()).isEmpty();
    if (!second.found().isEmpty()) {
      abort(
          "a second implementation reads it differently in %d places: %s"
              .formatted(
                  second.found().size(),
                  second.found().subList(0, Math.min(5, second.found().size()))));
    }
  }
}
