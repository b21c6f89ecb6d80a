package dee.bot;

import dee.probes.database.SessionGroup;
import dee.probes.history.History;
import dee.probes.packets.flow.FlowTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A measured record as lines for people: one {@code name: value} a line, indented where it is
 * nested.
 */
final class Reading {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .addModule(
              new SimpleModule()
                  .addSerializer(new Milliseconds())
                  .addSerializer(new Course())
                  .addSerializer(new Connections())
                  .addSerializer(new Session()))
          .build();

  private Reading() {}

  /** Durations as people read them. */
  private static final class Milliseconds extends StdSerializer<Duration> {
    Milliseconds() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toMillis() + " ms");
    }
  }

  /** How many connections a capture has: their packets are in its text. */
  private static final class Connections extends StdSerializer<FlowTable> {
    Connections() {
      super(FlowTable.class);
    }

    @Override
    public void serialize(FlowTable value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.size() + " connections");
    }
  }

  /** A course in one line: nobody reads 240 values. */
  private static final class Course extends StdSerializer<History.Course> {
    Course() {
      super(History.Course.class);
    }

    @Override
    public void serialize(History.Course value, JsonGenerator out, SerializationContext context) {
      List<History.Point> points = value.points();
      DoubleSummaryStatistics all =
          points.stream().mapToDouble(History.Point::value).summaryStatistics();
      out.writeString(
          "%s: %s to %s, now %s%s; %d points, %s to %s"
              .formatted(
                  value.measure().word(),
                  number(all.getMin()),
                  number(all.getMax()),
                  number(points.getLast().value()) + value.measure().unit(),
                  value.limit().map(l -> " of " + number(l)).orElse(""),
                  points.size(),
                  points.getFirst().at(),
                  points.getLast().at()));
    }

    private static String number(double value) {
      return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
  }

  /** One session of a database: its client port, and how long it has been in its state. */
  private static final class Session extends StdSerializer<SessionGroup.Member> {
    Session() {
      super(SessionGroup.Member.class);
    }

    @Override
    public void serialize(
        SessionGroup.Member value, JsonGenerator out, SerializationContext context) {
      out.writeString("port " + value.port() + ", " + value.inState().toMillis() + " ms");
    }
  }

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
