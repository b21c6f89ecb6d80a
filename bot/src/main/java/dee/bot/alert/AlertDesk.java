package dee.bot.alert;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.IncidentOpening;
import dee.bot.room.Chronicle.Admission;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides what becomes of a service's alerts; it writes and says nothing itself.
 *
 * <p>A service has one open incident at a time as far as alerts go: an alert that is known to an
 * open incident belongs there, a new one to the newest, and only when there is none it opens one.
 * Of a surge the first few are said one by one and the rest as a number now and then; all of them
 * are in the timeline.
 *
 * @param service its name
 * @param opening opens incidents
 * @param window after so long without an alert the next one is news again
 */
record AlertDesk(
    String service, IncidentOpening opening, Duration window, Actor.Monitor by, Instant now) {

  /** So many alerts of a surge are said one by one. */
  static final int FEW = 5;

  /** Decides about as many of the alerts as concern one incident. */
  Ruling decide(List<RatedAlert> alerts, List<List<TimelineEntry>> open) {
    if (open.isEmpty()) {
      return opening(alerts);
    }
    List<AlertHistory> histories =
        open.stream().map(timeline -> AlertHistory.of(timeline, window)).toList();
    List<Integer> homes = alerts.stream().map(a -> home(a.alert(), histories)).toList();
    int first = homes.stream().filter(home -> home >= 0).findFirst().orElse(-1);
    List<RatedAlert> here = new ArrayList<>();
    List<RatedAlert> later = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      (homes.get(i) == first ? here : later).add(alerts.get(i));
    }
    if (first < 0) {
      return new Ruling(new Admission.Passes(), Map.of(), here);
    }
    return joining(here, open.get(first), later);
  }

  private static int home(Alert alert, List<AlertHistory> histories) {
    for (int i = 0; i < histories.size(); i++) {
      if (histories.get(i).knows(alert)) {
        return i;
      }
    }
    return alert.firing() ? 0 : -1;
  }

  private Ruling opening(List<RatedAlert> alerts) {
    List<RatedAlert> resolved = alerts.stream().filter(a -> !a.alert().firing()).toList();
    List<RatedAlert> firing =
        new ArrayList<>(alerts.stream().filter(a -> a.alert().firing()).toList());
    if (firing.isEmpty()) {
      return new Ruling(new Admission.Passes(), Map.of(), resolved);
    }
    // The first of the worst: it gives the incident its summary.
    RatedAlert worst = Collections.min(firing, Comparator.comparing(RatedAlert::severity));
    firing.remove(worst);
    Declared declared = new Declared(service, worst.alert().text(), worst.severity());
    AlertHistory history = new AlertHistory(window);
    history.add(declared, now);
    history.add(worst.received(), now);
    Tally tally = new Tally(history);
    tally.count(Fate.OPENED);
    firing.forEach(tally::take);
    return new Ruling(
        new Admission.Opens(declared, id -> opening(id, declared, worst, tally)),
        tally.fates,
        resolved);
  }

  private Deed opening(IncidentId id, Declared declared, RatedAlert worst, Tally tally) {
    return tally.addTo(opening.alerted(id, declared, worst.received(), by, now), id, 1);
  }

  /** Decides about those of the alerts that still fire for an incident that is not open. */
  Ruling late(List<RatedAlert> alerts, List<TimelineEntry> timeline) {
    AlertHistory history = AlertHistory.of(timeline, window);
    Map<Boolean, List<RatedAlert>> known =
        alerts.stream().collect(Collectors.partitioningBy(a -> history.firing(a.alert())));
    return joining(
        known.getOrDefault(true, List.of()), timeline, known.getOrDefault(false, List.of()));
  }

  /** What alerts that are known to this incident, or new ones, add to it. */
  private Ruling joining(
      List<RatedAlert> alerts, List<TimelineEntry> timeline, List<RatedAlert> later) {
    AlertHistory history = AlertHistory.of(timeline, window);
    int before = history.inSurge();
    Tally tally = new Tally(history);
    alerts.forEach(tally::take);
    IncidentId id = timeline.getFirst().incident();
    boolean open = Incident.of(timeline).stream().anyMatch(i -> i.status().open());
    Deed deed = tally.addTo(Deed.NOTHING, id, before);
    if (tally.over && open) {
      deed = deed.saying(over(id, history.alerts()));
    }
    Admission admission =
        deed.entries().isEmpty() ? new Admission.Passes() : new Admission.Joins(id, deed);
    return new Ruling(admission, tally.fates, later);
  }

  private static Post over(IncidentId id, int alerts) {
    return Post.Notice.info(alerts == 1 ? "alert.over.one" : "alert.over.many", id, alerts);
  }

  /** What a row of alerts comes to. */
  private final class Tally {
    private final AlertHistory history;
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final List<RatedAlert> written = new ArrayList<>();
    private final List<RatedAlert> said = new ArrayList<>();
    private boolean over;

    Tally(AlertHistory history) {
      this.history = history;
    }

    void take(RatedAlert rated) {
      Alert alert = rated.alert();
      if (alert.firing() == history.firing(alert)) {
        count(alert.firing() ? Fate.REPEATED : Fate.PASSED);
      } else if (alert.firing()) {
        history.add(rated.received(), now);
        written.add(rated);
        over = false;
        if (history.inSurge() <= FEW) {
          said.add(rated);
        }
        count(Fate.JOINED);
      } else {
        written.add(rated);
        over = history.resolved(alert.fingerprint(), now);
        count(Fate.RESOLVED);
      }
    }

    void count(Fate fate) {
      fates.merge(fate, 1, Integer::sum);
    }

    /**
     * Adds the entries and what is said of them.
     *
     * @param before how many alerts the surge had before
     */
    Deed addTo(Deed deed, IncidentId id, int before) {
      Deed all = deed;
      for (RatedAlert rated : written) {
        all = all.and(rated.alert().firing() ? rated.received() : rated.resolved());
      }
      for (RatedAlert rated : said) {
        Alert alert = rated.alert();
        all =
            all.saying(
                new Post.AlertPost(id, by.name(), alert.name(), alert.text(), alert.since()));
      }
      int after = history.inSurge();
      boolean more = after > FEW && (after < before || milestone(after) > milestone(before));
      return more ? all.saying(Post.Notice.info("alert.surge", id, after, service)) : all;
    }
  }

  /** Of growing numbers only a few are said: 6, 10, 20, 50, 100, 200, 500 and so on. */
  private static int milestone(int number) {
    if (number <= FEW) {
      return 0;
    }
    int reached = FEW + 1;
    for (long tens = 10; tens <= number; tens *= 10) {
      for (int times : new int[] {1, 2, 5}) {
        if (times * tens <= number) {
          reached = (int) (times * tens);
        }
      }
    }
    return reached;
  }
}
