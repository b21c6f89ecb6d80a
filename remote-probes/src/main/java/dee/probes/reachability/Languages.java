package dee.probes.reachability;

/**
 * What a port answers to each of the two ways clients may begin to speak.
 *
 * @param plain to a plain HTTP request
 * @param tls to a TLS greeting
 */
public record Languages(Reply plain, Reply tls) {

  /** What came back. */
  public enum Reply {
    /** A sensible answer in the same language. */
    UNDERSTOOD("understood"),
    /** Bytes of another language. */
    OTHER_LANGUAGE("answered in another language"),
    CLOSED("closed without a byte"),
    RESET("reset"),
    /** No connection, or no byte in time: says nothing about the language. */
    NOTHING("no answer");

    private final String words;

    Reply(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Whether the port speaks TLS and not plain HTTP. */
  public boolean tlsOnly() {
    return tls == Reply.UNDERSTOOD && plain != Reply.UNDERSTOOD;
  }

  /** Whether the port speaks plain HTTP and not TLS. */
  public boolean plainOnly() {
    return plain == Reply.UNDERSTOOD && tls != Reply.UNDERSTOOD;
  }
}
