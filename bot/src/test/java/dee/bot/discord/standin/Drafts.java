package dee.bot.discord.standin;

import dee.bot.discord.standin.rules.MessageRules;
import dee.bot.discord.standin.rules.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a bot sends into what Discord keeps of it, or refuses it. */
final class Drafts {

  private static final long MOST_BYTES_A_FILE = 10L << 20;
  private static final int MOST_FILES = 10;
  private static final int SHOWN_FLAGS = 1 << 2 | 1 << 12 | 1 << 15;

  private final Snowflakes ids;
  private final Journal journal;

  Drafts(Snowflakes ids, Journal journal) {
    this.ids = ids;
    this.journal = journal;
  }

  StoredMessage.Version fresh(JsonNode body, List<Upload> uploads) {
    StoredMessage.Version empty =
        new StoredMessage.Version(journal.now(), Json.object(), List.of());
    return changed(empty, body, uploads);
  }

  /** Fields that are there replace; those that are not stay. */
  StoredMessage.Version changed(StoredMessage.Version before, JsonNode body, List<Upload> uploads) {
    ObjectNode after = Json.object();
    for (String field : new String[] {"content", "embeds", "components"}) {
      JsonNode value = body.has(field) ? body.get(field) : before.body().path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        after.set(field, value.deepCopy());
      }
    }
    int flags = body.path("flags").asInt(0) | (before.body().path("flags").asInt(0) & 1 << 15);
    after.put("flags", flags & SHOWN_FLAGS);
    check(body, after, flags);
    List<Upload> files = files(before.files(), body, uploads);
    if (isEmpty(after) && files.isEmpty()) {
      throw ApiError.refused(
          400, 50006, "Cannot send an empty message", Violation.Kind.EMPTY_MESSAGE);
    }
    after.path("embeds").forEach(embed -> ((ObjectNode) embed).put("type", "rich"));
    Numbering.of(after.path("components"));
    return new StoredMessage.Version(journal.now(), after, files);
  }

  private static void check(JsonNode body, ObjectNode after, int flags) {
    ObjectNode asked = after.deepCopy().put("flags", flags);
    for (String field : new String[] {"nonce", "attachments", "allowed_mentions"}) {
      if (body.hasNonNull(field)) {
        asked.set(field, body.get(field));
      }
    }
    Problems problems = MessageRules.check(asked);
    ApiError.throwIfAny(problems);
  }

  private List<Upload> files(List<Upload> before, JsonNode body, List<Upload> uploads) {
    if (uploads.stream().anyMatch(upload -> upload.size() > MOST_BYTES_A_FILE)) {
      throw ApiError.refused(413, 40005, "Request entity too large", Violation.Kind.FILE_TOO_LARGE);
    }
    List<Upload> files = new ArrayList<>();
    for (Upload old : before) {
      if (!body.has("attachments") || entry(body, old.id()).isPresent()) {
        files.add(old);
      }
    }
    for (Upload upload : uploads) {
      String description =
          entry(body, upload.id()).map(node -> node.path("description").asString("")).orElse("");
      files.add(upload.described(ids.next(), description));
    }
    if (files.size() > MOST_FILES) {
      throw ApiError.refused(
          400,
          30015,
          "Maximum number of attachments in a message reached (10)",
          Violation.Kind.INVALID_BODY);
    }
    return files;
  }

  private static Optional<JsonNode> entry(JsonNode body, long id) {
    return body.path("attachments")
        .valueStream()
        .filter(node -> node.path("id").asString("").equals(Json.id(id)))
        .findFirst();
  }

  private static boolean isEmpty(JsonNode body) {
    boolean built = (body.path("flags").asInt(0) & 1 << 15) != 0;
    return body.path("content").asString("").isBlank()
        && body.path("embeds").isEmpty()
        && !(built && !body.path("components").isEmpty())
        && body.path("components").isEmpty();
  }
}
