package dee.bot.alert;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * Ends every connection after a while, whatever it is doing: a sender of a byte a second never
 * idles, so a limit of silence alone would let it stay.
 */
public record ConnectionDeadline(ScheduledExecutorService timer, Duration after)
    implements Connection.Listener {

  @Override
  public void onOpened(Connection connection) {
    var _ =
        timer.schedule(
            () -> connection.getEndPoint().close(), after.toMillis(), TimeUnit.MILLISECONDS);
  }
}
