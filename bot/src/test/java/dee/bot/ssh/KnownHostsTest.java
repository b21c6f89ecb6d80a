package dee.bot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.ssh.KnownHosts.Verdict;
import dee.probes.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

  private static final HostPort WEB = new HostPort("web-1.example.net", 22);

  @TempDir Path directory;

  @Test
  void a_list_of_names_with_wildcards_and_exceptions_is_honoured() throws Exception {
    KnownHosts hosts = read("*.example.net,10.0.0.?,!db.example.net ssh-ed25519 AAAA1");

    assertThat(hosts.judge(WEB, "ssh-ed25519", "AAAA1")).isInstanceOf(Verdict.Trusted.class);
    assertThat(hosts.judge(new HostPort("10.0.0.7", 22), "ssh-ed25519", "AAAA1"))
        .isInstanceOf(Verdict.Trusted.class);
    assertThat(hosts.judge(new HostPort("db.example.net", 22), "ssh-ed25519", "AAAA1"))
        .isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void another_port_needs_a_line_of_its_own() throws Exception {
    KnownHosts hosts =
        read("web-1.example.net ssh-ed25519 AAAA1\n[web-1.example.net]:2222 ssh-ed25519 AAAA2");

    HostPort other = new HostPort("WEB-1.example.net", 2222);
    assertThat(hosts.judge(other, "ssh-ed25519", "AAAA2")).isInstanceOf(Verdict.Trusted.class);
    assertThat(hosts.judge(other, "ssh-ed25519", "AAAA1")).isInstanceOf(Verdict.Changed.class);
    assertThat(hosts.judge(WEB, "ssh-ed25519", "AAAA1")).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void several_keys_of_one_host_are_all_good_and_a_key_of_another_type_is_no_change()
      throws Exception {
    KnownHosts hosts =
        read("web-1.example.net ssh-ed25519 AAAA1\nweb-1.example.net ssh-ed25519 AAAA2");

    assertThat(hosts.judge(WEB, "ssh-ed25519", "AAAA2")).isInstanceOf(Verdict.Trusted.class);
    assertThat(hosts.judge(WEB, "ssh-rsa", "AAAA3"))
        .isInstanceOfSatisfying(Verdict.Unknown.class, u -> assertThat(u.others()).hasSize(2));
  }

  @Test
  void garbage_and_empty_files_vouch_for_nothing() throws Exception {
    KnownHosts hosts =
        read(
            "\n#web-1.example.net ssh-ed25519 AAAA1\n@revoked\nweb-1.example.net\n|1|x ssh-rsa AAAA1\n\0\1\2");

    assertThat(hosts.judge(WEB, "ssh-ed25519", "AAAA1")).isInstanceOf(Verdict.Unknown.class);
    assertThat(KnownHosts.read(List.of(directory.resolve("absent"))).about(WEB)).isEmpty();
  }

  private KnownHosts read(String text) throws Exception {
    return KnownHosts.read(List.of(Files.writeString(directory.resolve("known_hosts"), text)));
  }
}
