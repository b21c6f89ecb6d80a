package dee.bot.discord.form;

import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;

/** Signs that stand beside a word, never in its place. */
final class Marks {

  private Marks() {}

  static String of(Severity severity) {
    return switch (severity) {
      case SEV_1, SEV_2 -> "🔴";
      case SEV_3 -> "🟡";
      case SEV_4 -> "🔵";
    };
  }

  static String of(Status status) {
    return switch (status) {
      case INVESTIGATING, IDENTIFIED -> "🔴";
      case MITIGATED, MONITORING -> "🟡";
      case RESOLVED, CLOSED -> "🟢";
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case EXPLAINED -> "❗";
      case UNRESOLVED -> "❓";
      case AT_RISK -> "🔶";
      case HEALTHY -> "✅";
    };
  }

  /** The colour of a card, as RGB. */
  static int colour(Severity severity, Status status) {
    if (!status.open()) {
      return 0x2ECC71;
    }
    return switch (severity) {
      case SEV_1 -> 0xE74C3C;
      case SEV_2 -> 0xE67E22;
      case SEV_3 -> 0xF1C40F;
      case SEV_4 -> 0x3498DB;
    };
  }
}
