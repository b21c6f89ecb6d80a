package dee.bot.lab.service;

import java.io.IOException;

/** Answers a request. */
@FunctionalInterface
interface Handler {

  /**
   * The answer.
   *
   * @throws IOException when there is none: the connection is then closed without an answer
   */
  Reply answer(Request request) throws IOException;
}
