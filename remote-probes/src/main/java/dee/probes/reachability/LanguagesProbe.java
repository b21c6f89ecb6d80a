package dee.probes.reachability;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the port speaks plain HTTP, TLS, or neither, as a client on Dee's own host sees it. */
public final class LanguagesProbe implements LocalProbe<Languages> {

  private final Patience patience;

  /** A probe that waits two seconds for each answer. */
  public LanguagesProbe() {
    this(Duration.ofSeconds(2));
  }

  LanguagesProbe(Duration each) {
    patience = new Patience(each, each, each.multipliedBy(2));
  }

  @Override
  public String id() {
    return "languages";
  }

  @Override
  public String purpose() {
    return "whether the port speaks plain HTTP or TLS";
  }

  @Override
  public Class<Languages> answer() {
    return Languages.class;
  }

  @Override
  public Asked<Languages> ask(Instance instance) throws InterruptedException {
    String command =
        "curl -sv -m %d http://%s%s; openssl s_client -connect %s"
            .formatted(
                Math.max(1, patience.read().toSeconds()),
                instance.address(),
                instance.healthPath(),
                instance.address());
    PlainGreeting plain = new PlainGreeting(instance.address(), instance.healthPath(), patience);
    TlsGreeting tls = new TlsGreeting(instance.address(), patience);
    Optional<IOException> failure = Clients.work(List.of(plain, tls), patience.total());
    if (failure.isPresent()) {
      String why = "Dee's own host cannot open the connection: " + failure.get().getMessage();
      return new Asked<>(Outcome.unavailable(Reason.UNREACHABLE, why), command, why);
    }
    Languages languages = new Languages(plain.reply(), tls.reply());
    String text =
        "plain HTTP: %s\nTLS: %s"
            .formatted(languages.plain().words(), languages.tls().words());
    return new Asked<>(Outcome.measured(languages), command, text);
  }
}
