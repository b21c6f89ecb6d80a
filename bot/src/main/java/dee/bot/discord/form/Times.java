package dee.bot.discord.form;

import dee.bot.room.Texts;
import dee.bot.room.UtcTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments are written. */
enum Times {
  /** Each reader sees them in a zone of their own. */
  CHAT {
    @Override
    String clock(Instant at) {
      return tag(at, "T");
    }

    @Override
    String moment(Instant at) {
      return tag(at, "f");
    }

    @Override
    String due(Texts texts, Instant at) {
      return texts.of("discord.time", tag(at, "t"), ago(at));
    }
  },

  /** In UTC, as nothing shows a file to each reader in another way. */
  FILE {
    @Override
    String clock(Instant at) {
      return UtcTime.second(at);
    }

    @Override
    String moment(Instant at) {
      return SECOND.format(at);
    }

    @Override
    String due(Texts texts, Instant at) {
      return UtcTime.day(at);
    }
  };

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** With seconds, of a day that is known. */
  abstract String clock(Instant at);

  /** With the day. */
  abstract String moment(Instant at);

  /** When something is due, and in chats how long that is from now. */
  abstract String due(Texts texts, Instant at);

  /** How long that is from now, or was; kept up to date by each reader's Discord. */
  static String ago(Instant at) {
    return tag(at, "R");
  }

  private static String tag(Instant at, String style) {
    return "<t:" + at.getEpochSecond() + ":" + style + ">";
  }
}
