package dee.probes;

/**
 * A bounded, read-only question about one instance of a service, and the reading of its answer.
 *
 * @param <R> the record that a measured answer is read into
 */
public sealed interface Probe<R> permits ShellProbe, LocalProbe {

  /** The name it goes by in playbooks, evidence and chat: lower case, words joined by hyphens. */
  String id();

  /** What it is for, in a few words for a person. */
  String purpose();

  /** The record a measured answer is read into. */
  Class<R> answer();
}
