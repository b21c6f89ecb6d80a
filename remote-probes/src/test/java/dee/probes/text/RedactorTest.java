package dee.probes.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -Dspring.datasource.password=hidden7 -jar x.jar",
        "x --token hidden7",
        "x --db-password hidden7 --port 80",
        "x --auth hidden7",
        "x --private-key hidden7",
        "x --access-key=hidden7",
        "curl -u admin:hidden7 http://h/",
        "mysql -uroot -phidden7 orders",
        "mysqldump --single-transaction -phidden7 orders",
        "jdbc:postgresql://app:hidden7@db:5432/orders",
        "Authorization: Bearer hidden7hidden7",
        "{\"apiKey\": \"hidden7\", \"n\": 1}",
        "GET /x?token=hidden7&y=1",
        "ghp_hidden7hidden7hidden7hidden7",
        "glpat-hidden7hidden7hidden7",
        "xoxb-hidden7-hidden7-hidden7",
        "-----BEGIN RSA PRIVATE KEY-----\nhidden7\nhidden7\n-----END RSA PRIVATE KEY-----",
        "java\0--secret\0hidden7 and hidden7\0--port\0008080",
        "java\0--password=hidden7 with hidden7\0x"
      })
  void hides_what_is_secret(String text) {
    Redactor.Redacted redacted = Redactor.redact(text);
    assertThat(redacted.text()).contains(Redactor.MASK).doesNotContain("hidden7");
    assertThat(redacted.count()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -Xmx64m -jar orders.jar --port 8080",
        "orders-pool - Connection is not available, request timed out after 30000ms",
        "nginx: worker process",
        "/usr/sbin/sshd -D -p 2222",
        "Max open files            1024                 4096                 files"
      })
  void leaves_the_rest_as_it_is(String text) {
    assertThat(Redactor.redact(text)).isEqualTo(new Redactor.Redacted(text, 0));
  }

  @Test
  void takes_out_escapes_and_control_characters_but_keeps_lines() {
    assertThat(Redactor.redact("a\u001b[31mred\u001b[0m\u0007\r\nb\tc\u202e").text())
        .isEqualTo("ared\nb\tc");
  }

  @Test
  void a_megabyte_on_one_line_is_no_trouble() {
    String text = "x".repeat(500_000) + " token=hidden7 " + "y".repeat(500_000);
    assertThat(Redactor.redact(text).text()).doesNotContain("hidden7");
  }
}
