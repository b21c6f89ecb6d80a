package dee.bot.discord.form;

import dee.bot.incident.Judgement;
import dee.bot.incident.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** The port to pictures. */
public interface Drawings {

  /** The causal chain of a diagnosis; empty when it has none, or nothing can be drawn here. */
  Optional<Drawing> chain(Judgement judgement);

  /** The packets that show it; empty when none were captured, or nothing can be drawn here. */
  Optional<Drawing> ladder(Judgement judgement);

  /** Plots of the numbers over time; none when there are too few points. */
  List<Drawing> plots(List<TimelineEntry> timeline);
}
