package dee.bot.alert;

import dee.bot.room.Cleaned;
import java.util.Optional;

/** What came back for a test alert. */
public sealed interface TestAnswer {

  /** It would be about this service. */
  record Mapped(String service, String severity) implements TestAnswer {}

  /** It arrived, but its labels map to no service. */
  record Unmatched() implements TestAnswer {}

  /** It was not accepted, or what answered is not Dee. */
  record NotAccepted(int status, String says) implements TestAnswer {}

  /** Reads an answer; it is cleaned, as anything may be listening there. */
  static TestAnswer of(int status, String body) {
    Optional<Answer> answer = status == 200 ? Answer.parse(body) : Optional.empty();
    if (answer.isEmpty()) {
      return new NotAccepted(status, Cleaned.line(body, 200));
    }
    return answer
        .get()
        .service()
        .<TestAnswer>map(service ->
            new Mapped(
                Cleaned.line(service, 60), Cleaned.line(answer.get().severity().orElse(""), 20)))
        .orElseGet(Unmatched::new);
  }
}
