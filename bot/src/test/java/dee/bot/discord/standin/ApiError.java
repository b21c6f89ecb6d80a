package dee.bot.discord.standin;

import dee.bot.discord.standin.rules.Problems;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A refusal with Discord's own number, thrown by a route and answered as JSON. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final transient ObjectNode body;
  private final transient Optional<Violation.Kind> violation;

  private ApiError(int status, int code, String message, Optional<Violation.Kind> violation) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = Json.object().put("message", message).put("code", code);
    this.violation = violation;
  }

  static ApiError unknown(int code, String what) {
    return new ApiError(404, code, "Unknown " + what, Optional.empty());
  }

  static ApiError missingAccess() {
    return new ApiError(403, 50001, "Missing Access", Optional.empty());
  }

  static ApiError missingPermissions() {
    return new ApiError(403, 50013, "Missing Permissions", Optional.empty());
  }

  static ApiError refused(int status, int code, String message, Violation.Kind kind) {
    return new ApiError(status, code, message, Optional.of(kind));
  }

  static ApiError refusedQuietly(int status, int code, String message) {
    return new ApiError(status, code, message, Optional.empty());
  }

  static ApiError invalid(Problems problems) {
    ApiError error =
        new ApiError(400, 50035, "Invalid Form Body", Optional.of(Violation.Kind.INVALID_BODY));
    error.body.set("errors", problems.tree());
    return error;
  }

  static void throwIfAny(Problems problems) {
    if (problems.any()) {
      throw invalid(problems);
    }
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  ObjectNode body() {
    return body;
  }

  Optional<Violation.Kind> violation() {
    return violation;
  }
}
