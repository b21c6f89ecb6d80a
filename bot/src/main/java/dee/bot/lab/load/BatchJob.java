package dee.bot.lab.load;

import dee.bot.lab.service.Arguments;
import dee.bot.lab.service.ParentWatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * Something else that uses the database: does its work once and stays connected, with its
 * transaction open if it began one. It ends with its parent, or when the database ends its session.
 *
 * <pre>
 * BatchJob --database JDBC-URL --work 'begin; update …'
 * </pre>
 */
public final class BatchJob {

  private BatchJob() {}

  /** Runs until standard input ends. */
  public static void main(String[] words) throws SQLException, InterruptedException {
    ParentWatch.start();
    Arguments arguments = Arguments.of(words);
    String url = arguments.value("--database") + "&ApplicationName=batchjob";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(arguments.value("--work"));
      System.out.println("done: " + arguments.value("--work"));
      new CountDownLatch(1).await();
    }
  }
}
