package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.command.Ruling.Matter;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.room.UtcTime;
import dee.bot.update.UpdateClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Handles what changes how an incident stands: status, severity, roles. */
final class MovingCommands {

  /** The post-mortem is written at once; if Dee dies over that, it is made up for after this. */
  private static final Duration TO_WRITE = Duration.ofSeconds(10);

  private final Rulings rulings;
  private final UpdateClock clock;

  MovingCommands(Rulings rulings, UpdateClock clock) {
    this.rulings = rulings;
    this.clock = clock;
  }

  Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(
        Registry.SEVERITY,
        this::severity,
        Registry.ACKNOWLEDGE,
        this::acknowledge,
        Registry.LEAD,
        call -> role(call, Role.LEAD, call.by().name()),
        Registry.ROLE,
        call ->
            role(
                call,
                call.arguments().role("role").orElseThrow(),
                call.arguments().optional("person").orElse(call.by().name())));
  }

  /** Whether the move was legal and so was made. */
  boolean move(Call call, IncidentId id, Status to) {
    return rulings.decide(call, id, matter -> moved(call, matter, to));
  }

  private Ruling moved(Call call, Matter matter, Status to) {
    Incident incident = matter.incident();
    Status from = incident.status();
    if (from == to) {
      return already(matter, "status", to.word(), what -> what.equals(new StatusChanged(to)));
    }
    if (!from.mayBecome(to)) {
      String next = from.next().stream().map(Status::word).collect(Collectors.joining(", "));
      return Ruling.refused(
          next.isEmpty() ? "status.final" : "status.illegal",
          incident.id(),
          from.word(),
          to.word(),
          next);
    }
    return changed(
        call, matter, new StatusChanged(to), "status.changed.by", to.word(), from.word());
  }

  private void severity(Call call) {
    Severity to = call.arguments().severity("to").orElseThrow();
    rulings.decide(
        call,
        matter -> {
          Severity from = matter.incident().severity();
          if (matter.incident().status() == Status.CLOSED) {
            return Ruling.refused("status.final", matter.incident().id(), Status.CLOSED.word());
          }
          return from == to
              ? already(
                  matter, "severity", to.label(), what -> what.equals(new SeverityChanged(to)))
              : changed(
                  call,
                  matter,
                  new SeverityChanged(to),
                  "severity.changed",
                  to.label(),
                  from.label());
        });
  }

  private void acknowledge(Call call) {
    rulings.decide(
        call,
        matter ->
            matter.timeline().stream().anyMatch(e -> e.what() instanceof Acknowledged)
                ? already(matter, "acknowledged", "", Acknowledged.class::isInstance)
                : Ruling.granted(
                    Deed.of(new Acknowledged())
                        .saying(
                            Post.Notice.done(
                                "acknowledged", matter.incident().id(), call.by().name()))));
  }

  private void role(Call call, Role role, String name) {
    String person = Cleaned.line(name, 60);
    rulings.decide(
        call,
        matter -> {
          Optional<String> before = Optional.ofNullable(matter.incident().roles().get(role));
          if (before.filter(person::equals).isPresent()) {
            return already(
                matter,
                "role." + role.word(),
                person,
                what -> what.equals(new RoleTaken(role, person)));
          }
          String key = "taken." + role.word() + (before.isPresent() ? ".from" : "");
          return Ruling.granted(
              Deed.of(new RoleTaken(role, person))
                  .saying(
                      Post.Notice.done(key, matter.incident().id(), person, before.orElse("-"))));
        });
  }

  private Ruling changed(
      Call call, Matter matter, Happening what, String key, String to, String from) {
    Incident incident = matter.incident();
    Deed deed =
        Deed.of(what).saying(Post.Notice.done(key, incident.id(), to, from, call.by().name()));
    Deed scheduled =
        clock.scheduled(deed, incident.id(), matter.timeline(), call.by(), matter.now());
    return Ruling.granted(
        what.equals(new StatusChanged(Status.RESOLVED))
            ? scheduled.then(
                Errand.of(Errand.Kind.POSTMORTEM, incident.id()), matter.now().plus(TO_WRITE))
            : scheduled);
  }

  /** Someone was quicker, or it was so all the time. */
  private static Ruling already(
      Matter matter, String what, String value, Predicate<Happening> same) {
    Optional<TimelineEntry> first =
        matter.timeline().stream().filter(e -> same.test(e.what())).reduce((_, later) -> later);
    return first.isPresent()
        ? Ruling.refused(
            "already." + what + ".since",
            matter.incident().id(),
            value,
            first.get().by().name(),
            UtcTime.second(first.get().at()))
        : Ruling.refused("already." + what, matter.incident().id(), value);
  }
}
