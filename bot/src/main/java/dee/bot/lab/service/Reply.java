package dee.bot.lab.service;

import java.nio.charset.StandardCharsets;

/** One HTTP answer of plain text. */
record Reply(int status, String body) {

  static Reply ok(String body) {
    return new Reply(200, body);
  }

  byte[] bytes(boolean keepAlive) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n"
            .formatted(status, reason(), content.length, keepAlive ? "keep-alive" : "close");
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 404 -> "Not Found";
      case 503 -> "Service Unavailable";
      default -> "Status";
    };
  }
}
