package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Attachment;
import dee.probes.Exhibit;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SingleProbeTest {

  private static final RemoteShell NOBODY =
      new RemoteShell() {
        @Override
        public String target() {
          return "orders-1";
        }

        @Override
        public ScriptOutput run(Script script) {
          return ScriptOutput.unreachable("nobody is asked");
        }

        @Override
        public void close() {}
      };

  /** It leaves a file. */
  private record Camera() implements LocalProbe<String> {
    @Override
    public String id() {
      return "camera";
    }

    @Override
    public String purpose() {
      return "leaves a file";
    }

    @Override
    public Class<String> answer() {
      return String.class;
    }

    @Override
    public Asked<String> ask(Instance instance) {
      Attachment file = new Attachment("pcap", new byte[] {1});
      return new Asked<>(
          Outcome.measured("seen"),
          "camera",
          new Exhibit("2 packets\n", "The packets are kept.\n", Optional.of(file)));
    }
  }

  @Test
  void does_not_say_that_something_is_kept_for_it_keeps_nothing() throws Exception {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("10.0.0.1", 80));
    SingleProbe single = new SingleProbe(NOBODY, false, InstantSource.system());
    assertThat(single.take(new Camera(), instance).text()).isEqualTo("2 packets\n");
  }
}
