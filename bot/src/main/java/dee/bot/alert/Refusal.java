package dee.bot.alert;

/** Why a request was not accepted. */
enum Refusal {
  NO_SUCH_ROUTE(404, "there is no such route, or it is not configured"),
  WRONG_METHOD(405, "send it with POST"),
  UNAUTHENTICATED(401, "the token or signature is missing or wrong"),
  NOT_JSON(415, "send application/json in UTF-8, not compressed"),
  TOO_LARGE(413, "no more than 1 MiB and 2000 alerts at a time"),
  TOO_SLOW(408, "the body did not arrive in time"),
  MALFORMED(400, "this cannot be read"),
  BUSY(503, "too many requests at a time; send it again"),
  NOT_WRITTEN(503, "it could not be written down; send it again");

  private final int status;
  private final String says;

  Refusal(int status, String says) {
    this.status = status;
    this.says = says;
  }

  int status() {
    return status;
  }

  String says() {
    return says;
  }

  /** Whether the same request may be accepted later. */
  boolean passing() {
    return status == 503;
  }
}
