package dee.bot.lab;

/**
 * A job that uses the database besides the instances, and is what makes them sick.
 *
 * @param tables the SQL that makes what it and the instances need, before either starts
 * @param work the SQL it runs once the instances have been seen well; a transaction it begins stays
 *     open
 */
public record DatabaseJob(String tables, String work) {}
