package dee.playbooks;

/**
 * Something a playbook must be given.
 *
 * @param name lower case, such as {@code service}
 */
public record Parameter(String name) {}
