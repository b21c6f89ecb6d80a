package dee.bot.store;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.ClocksCompared;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.incident.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as rows: a kind that is never renamed, a version, a JSON body. A later version of a kind
 * is read beside the earlier ones, never instead of them.
 */
final class EntryCodec {

  /** As wide as the column; longer names are cut. */
  private static final int ACTOR = 200;

  private static final List<Class<? extends Happening>> CLASSES =
      List.of(
          Declared.class,
          AlertReceived.class,
          CommandGiven.class,
          AlertResolved.class,
          Acknowledged.class,
          RoleTaken.class,
          SeverityChanged.class,
          EntryCorrected.class,
          UpdateSent.class,
          UpdateAsked.class,
          UpdateSnoozed.class,
          ClocksCompared.class,
          SignalSeen.class,
          SeriesTaken.class,
          PlanMade.class,
          PlanApproved.class,
          PlanDropped.class,
          EvidenceSecured.class,
          StepBegun.class,
          StepEnded.class,
          PlanEnded.class,
          Quarantined.class,
          QuarantineEnded.class,
          SymptomChecked.class,
          StatusChanged.class,
          NoteAdded.class,
          InvestigationStarted.class,
          TargetMissing.class,
          EvidenceKept.class,
          InstanceJudged.class,
          InvestigationEnded.class,
          InvestigationStopped.class,
          MitigationProposed.class,
          PostmortemWritten.class);

  private static final Map<String, Class<? extends Happening>> BY_KIND = new HashMap<>();

  static {
    CLASSES.forEach(type -> BY_KIND.put(tag(type), type));
  }

  private final JsonMapper json = JsonMapper.builder().addModule(ExchangeSteps.module()).build();

  /** What {@link AlertReceived} was in version 1: a monitor knew an alert by its name. */
  record AlertOfVersion1(String name, String text, Optional<Instant> since) {}

  /** What {@link RoleTaken} was before there were other roles than the lead. */
  record LeadTaken(String person) {}

  /** The tag of a kind: the record's name in lower case with hyphens. */
  static String tag(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  static String kind(Happening what) {
    return tag(what.getClass());
  }

  /** In which version a kind is written now. */
  static int version(Happening what) {
    return version(what.getClass());
  }

  private static int version(Class<?> type) {
    return type == AlertReceived.class ? 2 : 1;
  }

  String body(Happening what) {
    return storable(json.writeValueAsString(what));
  }

  Happening happening(String kind, int version, String body) {
    Class<? extends Happening> type = BY_KIND.get(kind);
    if (type != null && version == version(type)) {
      return read(kind, body, type);
    }
    if (kind.equals("alert-received") && version == 1) {
      AlertOfVersion1 old = read(kind, body, AlertOfVersion1.class);
      return new AlertReceived(old.name(), old.text(), old.since(), old.name());
    }
    if (kind.equals("lead-taken") && version == 1) {
      return new RoleTaken(Role.LEAD, read(kind, body, LeadTaken.class).person());
    }
    throw new StoreException(
        "an entry of kind "
            + kind
            + " in version "
            + version
            + " was written by another version of Dee; use that one");
  }

  private <T> T read(String kind, String body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JacksonException e) {
      throw new StoreException(
          "an entry of kind " + kind + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /** What every database takes: no NUL, no half characters. */
  static String storable(String text) {
    return new String(
        text.replace('\u0000', ' ').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static String actorName(Actor actor) {
    String name = storable(actor.name());
    return name.length() <= ACTOR ? name : storable(name.substring(0, ACTOR));
  }

  static String actorKind(Actor actor) {
    return switch (actor) {
      case Actor.Person _ -> "person";
      case Actor.Dee _ -> "dee";
      case Actor.Monitor _ -> "monitor";
    };
  }

  static Actor actor(String kind, String name) {
    return switch (kind) {
      case "person" -> new Actor.Person(name);
      case "monitor" -> new Actor.Monitor(name);
      case "dee" -> Actor.dee();
      default -> throw new StoreException("an entry was made by an unknown kind of actor: " + kind);
    };
  }
}
