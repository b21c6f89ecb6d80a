package dee.bot.room;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something Dee says, as data: each room gives it its own form, and cleans what came from targets.
 */
public sealed interface Post {

  /**
   * An incident was declared: the first post about it.
   *
   * @param since when the symptom began, if that is known
   * @param doing what Dee is doing now
   * @param next when the next word comes; empty: none is promised
   */
  record Announcement(
      IncidentId incident,
      String service,
      String summary,
      Severity severity,
      Instant at,
      Optional<Instant> since,
      Optional<String> lead,
      Text doing,
      Optional<Instant> next)
      implements Post {}

  /** A monitor's alert, said below the announcement. */
  record AlertPost(
      IncidentId incident, String monitor, String name, String text, Optional<Instant> since)
      implements Post {}

  /**
   * How an incident stands now.
   *
   * @param known the last judgement of each instance, alike ones together
   * @param coverage how many instances answered when Dee last looked; empty before that
   * @param next when the next update is due; empty: none is
   * @param waiting plans that wait for people to agree
   * @param aside instances that are set aside for diagnosis
   * @param seenBy who acknowledged it
   * @param playbook of the last run; empty before the first
   */
  record Card(
      Incident incident,
      List<Known> known,
      Optional<Coverage> coverage,
      Optional<Due> next,
      List<Plan> waiting,
      List<Plan.Kept> aside,
      Optional<String> seenBy,
      Optional<String> playbook)
      implements Post {
    public Card {
      known = List.copyOf(known);
      waiting = List.copyOf(waiting);
      aside = List.copyOf(aside);
    }

    /** The card of an incident that nobody has acknowledged and no playbook has looked at. */
    public Card(
        Incident incident,
        List<Known> known,
        Optional<Coverage> coverage,
        Optional<Due> next,
        List<Plan> waiting,
        List<Plan.Kept> aside) {
      this(incident, known, coverage, next, waiting, aside, Optional.empty(), Optional.empty());
    }
  }

  /** How many of the instances that were asked answered. */
  record Coverage(int answered, int asked) {}

  /** When something is due, and whether that time has passed. */
  record Due(Instant at, boolean overdue) {}

  /** Instances of which the same is known. */
  record Known(List<String> targets, Judgement.Verdict verdict, List<String> causes) {
    public Known {
      targets = List.copyOf(targets);
      causes = List.copyOf(causes);
    }

    /** What is known of instances that are alike. */
    public static Known of(List<Judgement> alike) {
      return new Known(
          alike.stream().map(Judgement::target).toList(),
          alike.getFirst().verdict(),
          alike.getFirst().causes());
    }
  }

  /**
   * How far a run is; a later one with the same key takes its place.
   *
   * @param reached targets that answered so far
   * @param missing targets that will not answer
   * @param phase the furthest that was sent to any target; 0 before the first
   * @param phases how many there are; 0 while that is not known
   * @param done whether this is the last word
   */
  record Progress(
      IncidentId incident,
      String key,
      String service,
      int asked,
      int reached,
      int missing,
      int phase,
      int phases,
      Duration elapsed,
      boolean done)
      implements Post {}

  /**
   * What is wrong, or that nothing is, with instances that are alike.
   *
   * @param targets all of them
   * @param judgement of the first one; its numbers are shown
   * @param others the rest, with the evidence of the same links on each
   * @param whole whether these are all instances of the service
   */
  record FindingPost(
      IncidentId incident,
      Instant at,
      List<String> targets,
      Judgement judgement,
      List<Alike> others,
      boolean whole)
      implements Post {
    public FindingPost {
      targets = List.copyOf(targets);
      others = List.copyOf(others);
    }
  }

  /**
   * An instance that shows the same, with its own evidence and numbers.
   *
   * @param lacks links that the first one shows and this one does not
   */
  record Alike(String target, List<String> lacks, List<String> facts, List<String> evidence) {
    public Alike {
      lacks = List.copyOf(lacks);
      facts = List.copyOf(facts);
      evidence = List.copyOf(evidence);
    }
  }

  /** What differs between the instances, and how many of them answered. */
  record ComparisonPost(
      IncidentId incident, List<String> differences, int asked, int answered, List<Missing> missing)
      implements Post {
    public ComparisonPost {
      differences = List.copyOf(differences);
      missing = List.copyOf(missing);
    }
  }

  /** A target that did not answer, and why. */
  record Missing(String target, String reason) {}

  /**
   * What could be done; nothing was changed.
   *
   * @param kept how many items of evidence are in the archive already
   * @param remedies what people can do by hand, and what would end the causes for good
   * @param plans those that proposals name
   */
  record MitigationPost(
      IncidentId incident,
      Instant at,
      List<Proposal> proposals,
      int kept,
      List<Remedy> remedies,
      List<Plan> plans)
      implements Post {
    public MitigationPost {
      proposals = List.copyOf(proposals);
      remedies = List.copyOf(remedies);
      plans = List.copyOf(plans);
    }
  }

  /**
   * What helps against a condition.
   *
   * @param now what eases it at once; may be empty
   * @param fix what ends it for good; empty unless it is a root cause
   */
  record Remedy(String condition, String now, String fix) {}

  /**
   * Something a person is to decide.
   *
   * @param key by which the answer comes back
   */
  record Question(IncidentId incident, String key, Text asks, List<Choice> choices)
      implements Post {
    public Question {
      choices = List.copyOf(choices);
    }
  }

  /** One answer that may be given. */
  record Choice(String id, Text label) {}

  /** A file people may open. */
  record FilePost(IncidentId incident, Text title, Path file) implements Post {

    /** A post-mortem; one of an incident that goes on is said to be unfinished. */
    public static FilePost postmortem(IncidentId incident, Status status, Path file) {
      String key = status.open() ? "file.postmortem.so-far" : "file.postmortem";
      return new FilePost(incident, Text.of(key), file);
    }
  }

  /**
   * One item of evidence, as copies that people may open.
   *
   * @param text the file with what the probe printed
   * @param file the file with what was kept beside it; empty when nothing was, or it is gone
   */
  record EvidencePost(
      IncidentId incident, KeptEvidence evidence, Path text, Optional<Path> file)
      implements Post {}

  /** One sentence: an answer to a command, a warning, an error. */
  record Notice(Tone tone, Text text) implements Post {

    /** How a notice is meant. */
    public enum Tone {
      DONE,
      INFO,
      WARNING,
      ERROR
    }

    public static Notice done(String key, Object... values) {
      return new Notice(Tone.DONE, Text.of(key, values));
    }

    public static Notice info(String key, Object... values) {
      return new Notice(Tone.INFO, Text.of(key, values));
    }

    public static Notice warning(String key, Object... values) {
      return new Notice(Tone.WARNING, Text.of(key, values));
    }

    public static Notice error(String key, Object... values) {
      return new Notice(Tone.ERROR, Text.of(key, values));
    }
  }

  /** Names with a few words about each, such as commands or playbooks. */
  record Listing(Text title, List<Row> rows) implements Post {
    public Listing {
      rows = List.copyOf(rows);
    }
  }

  /** One name and what it is. */
  record Row(String name, Text about) {}

  record IncidentsPost(List<Incident> incidents) implements Post {
    public IncidentsPost {
      incidents = List.copyOf(incidents);
    }
  }

  /**
   * What is on record.
   *
   * @param all whether each item of evidence has a line of its own
   */
  record TimelinePost(IncidentId incident, List<TimelineEntry> entries, boolean all)
      implements Post {
    public TimelinePost {
      entries = List.copyOf(entries);
    }
  }

  /** What a single probe brought. */
  record ProbePost(
      String target, String probe, String command, Duration elapsed, Text outcome, String output)
      implements Post {}

  /**
   * A status update for people who do not work on the incident.
   *
   * @param next when the next one comes; empty: none is planned
   */
  record UpdatePost(
      IncidentId incident,
      int number,
      Status status,
      Instant at,
      String text,
      Optional<Instant> next)
      implements Post {}

  /**
   * An update that Dee drafted; a person sends, edits or snoozes it.
   *
   * @param overdue whether the time it is due by has passed
   */
  record DraftPost(IncidentId incident, int number, Instant due, String text, boolean overdue)
      implements Post {}

  /**
   * What exactly would be changed; people agree to it, or not.
   *
   * @param requester who may not agree
   * @param approvedBy who agreed so far
   * @param rehearsal whether it is shown only and cannot be agreed to
   */
  record PlanPost(
      IncidentId incident, Plan plan, String requester, List<String> approvedBy, boolean rehearsal)
      implements Post {
    public PlanPost {
      approvedBy = List.copyOf(approvedBy);
    }
  }
}
