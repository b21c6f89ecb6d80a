package dee.bot.ssh;

import com.jcraft.jsch.Logger;
import org.slf4j.LoggerFactory;

/** What JSch has to say goes to the log at debug; what matters of it is in our own messages. */
final class JschLog implements Logger {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("dee.bot.ssh.jsch");

  @Override
  public boolean isEnabled(int level) {
    return LOG.isDebugEnabled();
  }

  @Override
  public void log(int level, String message) {
    LOG.debug(message);
  }
}
