package dee.bot.discord.standin;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request's body, as JSON or as a form with files.
 *
 * @param files with the n of {@code files[n]} for an id
 */
record Body(JsonNode json, List<Upload> files) {

  static Body of(Context request) {
    if (request.isMultipartFormData()) {
      List<Upload> files = new ArrayList<>();
      request
          .uploadedFileMap()
          .forEach((field, parts) -> parts.forEach(part -> files.add(upload(field, part))));
      String json = Optional.ofNullable(request.formParam("payload_json")).orElse("{}");
      return new Body(Json.read(json), files);
    }
    String text = request.body();
    return new Body(text.isBlank() ? Json.object() : Json.read(text), List.of());
  }

  private static Upload upload(String field, UploadedFile part) {
    String digits = field.replaceAll("\\D", "");
    String type = Optional.ofNullable(part.contentType()).orElse("application/octet-stream");
    try (InputStream content = part.content()) {
      long number = digits.isEmpty() ? 0 : Long.parseLong(digits);
      return new Upload(number, part.filename(), type, content.readAllBytes(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
