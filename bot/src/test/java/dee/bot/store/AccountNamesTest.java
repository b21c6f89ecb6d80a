package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.room.AccountNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountNamesTest {

  private final TestDatabase kind;

  @TempDir private Path path;
  private TestDatabase.Opening opening;
  private DataDirectory data;
  private AccountNames names;

  AccountNamesTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    opening = kind.fresh(path);
    data = opening.open();
    names = data.accountNames();
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void the_first_name_of_an_account_stays_whatever_it_is_called_later() {
    assertThat(names.name("17", "li")).isEqualTo("li");
    assertThat(names.name("17", "wang")).isEqualTo("li");
    data.close();
    data = opening.open();
    assertThat(data.accountNames().name("17", "wang")).isEqualTo("li");
  }

  @Test
  void who_takes_the_name_of_another_is_told_from_them() {
    names.name("17", "li");
    assertThat(names.name("18", "li")).isEqualTo("li (2)");
    assertThat(names.name("19", "LI")).isEqualTo("LI (3)");
    assertThat(names.name("20", "ｌｉ")).isEqualTo("ｌｉ (4)");
    assertThat(names.account("li")).contains("17");
    assertThat(names.account("li (2)")).contains("18");
    assertThat(names.account("nobody")).isEmpty();
  }

  @Test
  void nobody_is_called_dee_or_nothing_or_everyone() {
    assertThat(names.name("17", "Dee")).isEqualTo("Dee (2)");
    assertThat(names.name("18", "dee")).isEqualTo("dee (3)");
    assertThat(names.name("19", "\u202e\u0000")).isEqualTo("somebody");
    assertThat(names.name("20", "@everyone")).doesNotContain("@");
  }

  @Test
  void of_many_at_once_each_has_a_name_of_its_own() {
    Set<String> given = ConcurrentHashMap.newKeySet();
    List<String> accounts = IntStream.range(0, 12).mapToObj(i -> "4" + i).toList();
    accounts.parallelStream().forEach(account -> given.add(names.name(account, "li")));
    assertThat(given).hasSize(12).contains("li", "li (2)");
    assertThat(accounts).allSatisfy(a -> assertThat(given).contains(names.name(a, "x")));
  }
}
