package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.standin.JdaClient;
import dee.bot.discord.standin.Role;
import dee.bot.discord.standin.StandIn;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.discord.standin.Upload;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Packets;
import dee.bot.incident.Severity;
import dee.bot.picture.PngDrawings;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified JDA sends every kind of message, and a strict service refuses none. */
class SentFormsTest {

  @Test
  void every_kind_of_post_is_taken_and_only_an_announcement_pings() {
    try (StandIn discord = StandIn.start()) {
      Role oncall = discord.guild().role("oncall", true);
      DiscordForms forms =
          new DiscordForms(
              new Texts(Locale.ENGLISH), FormCase.IDS, calling(oncall), FormCase.DRAWINGS);
      try (JdaClient client = JdaClient.connect(discord)) {
        TextChannel channel =
            Objects.requireNonNull(client.jda().getTextChannelById(discord.channel().id()));
        for (Post post : HostileTest.posts("*orders*-1 @everyone <@1> ```", 2)) {
          Message sent = channel.sendMessage(forms.message(post)).complete();
          if (post instanceof Post.Card || post instanceof Post.Progress) {
            sent.editMessage(forms.edit(post)).complete();
          }
        }
      }
      assertThat(discord.violations()).isEmpty();
      assertThat(discord.messages()).hasSizeGreaterThan(20);
      assertThat(discord.messages())
          .filteredOn(m -> !m.pings().roles().isEmpty())
          .singleElement()
          .satisfies(m -> assertThat(m.content()).contains("SEV-1"));
      assertThat(discord.messages())
          .allMatch(m -> m.pings().people().isEmpty() && !m.pings().everyone());
    }
  }

  @Test
  void packets_come_with_a_finding_and_evidence_comes_as_files(@TempDir Path folder)
      throws IOException {
    IncidentId id = new IncidentId(1);
    Judgement sick =
        Packets.shown(
            new Judgement(
                "orders-2",
                "orders",
                OptionalInt.of(4711),
                Judgement.Verdict.EXPLAINED,
                List.of("reset"),
                List.of("injected-reset"),
                List.of(
                    link("injected-reset", "something on the way resets connections"),
                    link("reset", "clients see resets")),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of()),
            Packets.injected());
    byte[] pcap = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0, 4, 0};
    KeptEvidence kept =
        new KeptEvidence(
            "e19",
            "orders-2",
            "packets",
            "tcpdump -nn 'tcp port 8080'",
            Packets.FIRST,
            0,
            Duration.ofSeconds(7),
            "cd",
            6,
            1,
            Optional.of(new KeptFile("pcap", "ef", pcap.length)));
    Path text = Files.writeString(folder.resolve("INC-1-e19-orders-2-packets.txt"), "packets");
    Path file = Files.write(folder.resolve("INC-1-e19-orders-2-packets.pcap"), pcap);
    Path huge = Files.write(folder.resolve("INC-1-e20.pcap"), new byte[(10 << 20) + 1]);
    try (StandIn discord = StandIn.start()) {
      DiscordForms forms =
          new DiscordForms(
              new Texts(Locale.ENGLISH),
              FormCase.IDS,
              FormCase.GUILD,
              new PngDrawings(Locale.ENGLISH));
      try (JdaClient client = JdaClient.connect(discord)) {
        TextChannel channel =
            Objects.requireNonNull(client.jda().getTextChannelById(discord.channel().id()));
        for (Post post :
            List.of(
                new Post.FindingPost(id, Packets.FIRST, List.of("orders-2"), sick, List.of(), true),
                new Post.EvidencePost(id, kept, text, Optional.of(file)),
                new Post.EvidencePost(id, kept, text, Optional.of(huge)))) {
          channel.sendMessage(forms.message(post)).complete();
        }
      }
      assertThat(discord.violations()).isEmpty();
      StoredMessage finding = discord.messages().getFirst();
      assertThat(finding.files().stream().map(Upload::name))
          .containsExactlyInAnyOrder("chain.png", "packets.png");
      Upload picture = named(finding, "packets.png");
      assertThat(picture.bytes()).startsWith(0x89, 'P', 'N', 'G');
      assertThat(picture.description()).startsWith("Packets between a client and orders-2.");
      assertThat(finding.text())
          .contains("! +1.20 s             <-x-?     RST")
          .contains("/incident evidence incident:INC-1 id:e19");
      StoredMessage evidence = discord.messages().get(1);
      assertThat(evidence.files().stream().map(Upload::name))
          .containsExactlyInAnyOrder(
              "INC-1-e19-orders-2-packets.pcap", "INC-1-e19-orders-2-packets.txt");
      assertThat(named(evidence, "INC-1-e19-orders-2-packets.pcap").bytes()).isEqualTo(pcap);
      assertThat(evidence.text())
          .contains("e19: packets of orders-2, INC-1")
          .contains("`tcpdump -nn 'tcp port 8080'`")
          .contains("1 secret was taken out.")
          .contains("cut to the first 8 bytes of each packet; addresses and ports are whole");
      StoredMessage tooBig = discord.messages().get(2);
      assertThat(tooBig.files()).hasSize(1);
      assertThat(tooBig.text()).contains("too big to attach (10.0 MiB; 10 MiB at most)");
    }
  }

  private static Upload named(StoredMessage message, String name) {
    return message.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Link link(String condition, String states) {
    return new Link(condition, states, State.OBSERVED, "9 of 20", List.of("e19"), "", "");
  }

  private static Addressing calling(Role role) {
    return new Addressing() {
      @Override
      public Optional<String> role(Severity severity) {
        return Optional.of(String.valueOf(role.id()));
      }

      @Override
      public Optional<String> account(String person) {
        return Optional.empty();
      }
    };
  }
}
