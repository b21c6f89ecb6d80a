package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.room.FakeRoom;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.People;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.probes.standard.StandardProbes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private final Texts texts = new Texts(Locale.ENGLISH);
  private static final Library LIBRARY =
      new PlaybookCompiler(StandardProbes.catalog()).compile(ShippedPlaybooks.sources());
  private final FakeRoom room = new FakeRoom();

  private List<Post.Listing> explained(String playbook) {
    new ExplainCommand(LIBRARY)
        .handle(
            new CommandHandler.Call(
                new Arguments(Map.of("playbook", playbook)),
                "/playbook explain " + playbook,
                Caller.of("li", People.TRUSTED),
                room));
    return room.posts(Post.Listing.class);
  }

  private List<String> lines(Post.Listing listing) {
    return listing.rows().stream().map(row -> row.name() + ": " + texts.of(row.about())).toList();
  }

  @Test
  void it_says_what_is_looked_at_when_and_which_causes_are_told_apart() {
    List<Post.Listing> listings = explained("connection-reset");
    assertThat(texts.of(listings.getFirst().title()))
        .isEqualTo(
            "connection-reset: clients see \"connection reset by peer\", time out, or get empty"
                + " replies. It looks in 4 phases at:");
    assertThat(lines(listings.getFirst()).getFirst()).startsWith("1: ").doesNotContain("only");
    assertThat(lines(listings.getFirst()))
        .anyMatch(
            line -> line.startsWith("3: ") && line.contains("only where one of these may be"));
    assertThat(lines(listings.getFirst()))
        .anyMatch(line ->
            line.startsWith("4: ")
                && line.contains("packets")
                && line.contains("only while one of these is not explained: reset, "));
    assertThat(lines(listings.get(1)))
        .anyMatch(line -> line.startsWith("reset: "))
        .noneMatch(line -> line.startsWith("db-pool-leak"));
    assertThat(lines(listings.get(2)))
        .anyMatch(line -> line.startsWith("db-pool-leak: "))
        .anyMatch(line -> line.startsWith("file-leak: "));
  }

  @Test
  void every_playbook_can_be_explained() {
    LIBRARY.playbooks().forEach(playbook -> explained(playbook.name()));
    assertThat(room.posts(Post.Listing.class))
        .hasSize(3 * LIBRARY.playbooks().size())
        .allSatisfy(listing -> assertThat(listing.rows()).isNotEmpty());
  }
}
