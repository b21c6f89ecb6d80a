package dee.bot.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.ssh.SshSettings.Deadlines;
import dee.bot.ssh.SshSettings.Login;
import dee.probes.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFinderTest {

  @TempDir Path directory;

  @Test
  void the_first_value_of_the_configuration_wins_and_identities_add_up() throws Exception {
    RouteFinder routes =
        finder(
            """
            Host web-* !web-9
              User = web
              IdentityFile "~/.ssh/web key"
            Host *
              User everyone
              IdentityFile /keys/%r
              Port 2200
            """);

    Route web = routes.to(SshTarget.of("w", "web-1"));
    assertThat(web.user()).isEqualTo("web");
    assertThat(web.address()).isEqualTo(new HostPort("web-1", 2200));
    assertThat(web.identities())
        .containsExactly(
            Path.of(System.getProperty("user.home"), ".ssh/web key"),
            Path.of("/keys/web"),
            Path.of("/keys/dee"));
    assertThat(routes.to(SshTarget.of("w", "web-9")).user()).isEqualTo("everyone");
  }

  @Test
  void the_inventory_wins_over_the_configuration() throws Exception {
    SshTarget target =
        new SshTarget(
            "web",
            "web-1",
            Optional.of(22),
            Optional.of("deploy"),
            Optional.of(Path.of("/keys/deploy")),
            Optional.empty(),
            false);
    Route route = finder("Host *\nUser x\nPort 23\nHostName %h.example.net\n").to(target);

    assertThat(route.user()).isEqualTo("deploy");
    assertThat(route.address()).isEqualTo(new HostPort("web-1.example.net", 22));
    assertThat(route.identities().getFirst()).isEqualTo(Path.of("/keys/deploy"));
  }

  @Test
  void jumps_are_chained_and_none_ends_them() throws Exception {
    RouteFinder routes =
        finder(
            "Host far\nProxyJump a,ops@b:2222\nHost near\nProxyJump none\nHost *\nProxyJump x\nHost a b\n");

    assertThat(routes.to(SshTarget.of("near", "near")).via()).isEmpty();
    assertThatThrownBy(() -> routes.to(SshTarget.of("far", "far"))).hasMessageContaining("circle");
    Route far = finder("Host far\nProxyJump a,ops@b:2222\n").to(SshTarget.of("far", "far"));
    Route b = far.via().orElseThrow();
    assertThat(b.address()).isEqualTo(new HostPort("b", 2222));
    assertThat(b.user()).isEqualTo("ops");
    assertThat(b.via().orElseThrow().address()).isEqualTo(new HostPort("a", 22));
  }

  @Test
  void what_cannot_be_used_is_refused_and_what_is_left_out_is_told() throws Exception {
    assertThatThrownBy(() -> finder("Port ssh").to(SshTarget.of("w", "web")))
        .hasMessage("Port ssh in the ssh configuration is not between 1 and 65535");
    RouteFinder routes =
        finder("Host x\nInclude conf.d/*\nMatch exec true\nUser evil\nMatch all\nUser good\n");
    assertThat(routes.to(SshTarget.of("w", "web")).user()).isEqualTo("good");
    assertThat(routes.leftOut()).containsExactly("Include conf.d/*", "Match exec true");
  }

  @Test
  void included_files_count_where_they_are_included() throws Exception {
    Path included = Files.createDirectory(directory.resolve("conf.d"));
    Files.writeString(included.resolve("a"), "Host web\nUser first\n");
    Files.writeString(included.resolve("b"), "Host *\nPort 2222\n");
    RouteFinder routes = finder("Include " + included + "/*\nPort 23\nHost web\nUser second\n");

    Route web = routes.to(SshTarget.of("w", "web"));
    assertThat(web.user()).isEqualTo("first");
    assertThat(web.address().port()).isEqualTo(2222);
    assertThat(routes.leftOut()).isEmpty();
  }

  @Test
  void another_machine_is_told_from_dees_own_by_where_the_route_ends() throws Exception {
    RouteFinder routes =
        finder(
            """
            Host vagrant
              HostName 127.0.0.1
            Host far
              HostName 203.0.113.9
            Host behind
              HostName 127.0.0.1
              ProxyJump far
            Host beside
              HostName 203.0.113.9
              ProxyJump vagrant
            Host through
              HostName 127.0.0.1
              ProxyJump vagrant
            """);
    for (String other : List.of("far", "behind", "beside")) {
      assertThat(routes.to(SshTarget.of(other, other)).isElsewhere()).as(other).isTrue();
    }
    for (String own : List.of("vagrant", "through", "localhost", "unknown.invalid")) {
      assertThat(routes.to(SshTarget.of(own, own)).isElsewhere()).as(own).isFalse();
    }
  }

  private RouteFinder finder(String config) throws Exception {
    Path file = Files.writeString(directory.resolve("config"), config);
    return new RouteFinder(
        new SshSettings(
            new Login("dee", List.of(Path.of("/keys/dee")), Optional.empty()),
            Optional.of(file),
            List.of(),
            Deadlines.STANDARD,
            1000));
  }
}
