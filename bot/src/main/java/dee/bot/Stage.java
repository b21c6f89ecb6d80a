package dee.bot;

/** Where the demo's story is played; closing it ends Dee there. */
interface Stage extends AutoCloseable {

  Station station();

  /** Has a line obeyed as if that person had typed it, for everyone to see. */
  void type(String person, String line) throws InterruptedException;

  /** Takes what people want until they leave. */
  void linger() throws InterruptedException;

  @Override
  void close();
}
