package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All routes the stand-in knows; of two that match, the one added first works. */
final class Routes {

  /** A route with what stood in its braces. */
  record Match(Route route, Map<String, String> path) {}

  private final List<Route> all = new ArrayList<>();

  Routes on(String method, String template, Function<Call, Answer> work) {
    all.add(new Route(method, template, work));
    return this;
  }

  Optional<Match> find(String method, String path) {
    return all.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> route.match(path).map(found -> new Match(route, found)).stream())
        .findFirst();
  }
}
