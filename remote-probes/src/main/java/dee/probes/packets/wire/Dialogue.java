package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.judge.Language;
import dee.probes.packets.wire.Connection.Look;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the two sides of a connection spoke the same language. */
enum Dialogue {
  AGREED_ON_TLS,
  AGREED_ON_PLAIN,
  TLS_TO_PLAIN,
  PLAIN_TO_TLS,
  /** Plain HTTP, upon which the server closed; only other connections tell why. */
  PLAIN_AND_CLOSED,
  NOT_KNOWN;

  static Dialogue of(Connection connection) {
    return Stream.of(connection.near(), connection.there())
        .flatMap(Optional::stream)
        .filter(l -> l.whole() && l.flow().opening().syn())
        .map(Dialogue::of)
        .filter(d -> d != NOT_KNOWN)
        .findFirst()
        .orElse(NOT_KNOWN);
  }

  private static Dialogue of(Look look) {
    Optional<Language> client = Language.of(look.flow().client());
    Optional<Language> server = Language.of(look.flow().server());
    if (client.isEmpty() || (server.isEmpty() && !closedFirst(look))) {
      return NOT_KNOWN;
    }
    return switch (client.get()) {
      case TLS ->
          server.filter(s -> s == Language.TLS).isPresent() ? AGREED_ON_TLS : TLS_TO_PLAIN;
      case HTTP ->
          server
              .map(s ->
                  switch (s) {
                    case TLS -> PLAIN_TO_TLS;
                    case HTTP -> AGREED_ON_PLAIN;
                    case OTHER -> NOT_KNOWN;
                  })
              .orElse(PLAIN_AND_CLOSED);
      case OTHER -> NOT_KNOWN;
    };
  }

  /** Whether the server ended it without a byte, before the client did. */
  private static boolean closedFirst(Look look) {
    Flow flow = look.flow();
    Optional<Instant> left = flow.client().said().fin().map(Fin::at);
    return flow.server().said().bytes() == 0
        && look.closed().filter(at -> left.filter(l -> l.isBefore(at)).isEmpty()).isPresent();
  }
}
