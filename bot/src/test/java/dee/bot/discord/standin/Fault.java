package dee.bot.discord.standin;

import java.time.Duration;

/** A way in which the service fails. */
public sealed interface Fault {

  /** Answers this status without doing anything. */
  record Status(int status) implements Fault {}

  /** Does what was asked, then answers this status all the same. */
  record StatusAfterwards(int status) implements Fault {}

  /** Answers 429 with this wait, without doing anything. */
  record Limited(Duration pause, boolean global) implements Fault {}

  /** Does what was asked at once, and answers later. */
  record Late(Duration delay) implements Fault {}

  /** Does what was asked, then closes the connection without an answer. */
  record AnswerLost() implements Fault {}

  /** Closes the connection before anything is done. */
  record Refused() implements Fault {}
}
