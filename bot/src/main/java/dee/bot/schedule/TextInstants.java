package dee.bot.schedule;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import dee.bot.store.Instants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler's rows in Dee's own form, the same on every database: instants as text that sorts,
 * no data but the errand's name.
 */
final class TextInstants extends DefaultJdbcCustomization {

  TextInstants() {
    super(true);
  }

  @Override
  public String getName() {
    return "Dee";
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    statement.setString(index, value == null ? null : Instants.text(value));
  }

  @Override
  @SuppressWarnings("NullAway") // the library's own interface is not annotated: it takes null
  public Instant getInstant(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : Instants.of(text);
  }

  @Override
  public void setTaskData(PreparedStatement statement, int index, byte[] value)
      throws SQLException {
    statement.setString(index, "");
  }

  @Override
  public byte[] getTaskData(ResultSet row, String column) {
    return new byte[0];
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return " limit " + limit;
  }
}
