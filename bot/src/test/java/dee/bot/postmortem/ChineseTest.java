package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Status;
import dee.bot.room.Golden;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post-mortem in Chinese: all of it, and what people write into it. */
class ChineseTest {

  @TempDir private Path directory;

  private final FullCase full = new FullCase().whole();

  private String write(Locale language) throws IOException {
    new PostmortemFiles(full.incidents, full.incidents, new Texts(language), directory, full.clock)
        .write(full.id);
    return Files.readString(file());
  }

  private String write() throws IOException {
    return write(Locale.SIMPLIFIED_CHINESE);
  }

  private Path file() {
    return directory.resolve("INC-3.md");
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(file());
    assertThat(text).contains(from);
    Files.writeString(file(), text.replace(from, to));
  }

  /** A new entry, and a new status. */
  private void goOn() {
    full.clock.forward(Duration.ofMinutes(3));
    full.write(FullCase.li(), new NoteAdded("又观察了连接池一小时"));
    full.write(FullCase.li(), new StatusChanged(Status.CLOSED));
  }

  @Test
  void tells_the_whole_case() throws IOException {
    Golden.assertSame("postmortem/full-chinese.md", write());
  }

  @Test
  void says_on_the_page_that_it_is_chinese() throws IOException {
    write();
    assertThat(Files.readString(directory.resolve("INC-3.html")))
        .contains("<html lang=\"zh-CN\"")
        .contains("<strong>原因</strong>：db-pool-too-small")
        .contains("<em>待填写</em>")
        .contains(">影响开始</text>")
        .doesNotContain("**");
  }

  @Test
  void what_people_wrote_stays() throws IOException {
    write();
    edit("| ⚠ 无负责人 | ⚠ 无期限 |  |", "| 支付组 | 2026-04-01 | PAY-7 |");
    edit("是什么帮了忙？ [t2 t21]\n  - _待填写_", "是什么帮了忙？ [t2 t21]\n  - 值班电话叫醒了两个人。");
    edit("## 诱因\n", "我们补充一句。\n\n## 诱因\n");
    goOn();
    assertThat(write())
        .contains("| 支付组 | 2026-04-01 | PAY-7 |")
        .contains("\n  - 值班电话叫醒了两个人。\n")
        .contains("我们补充一句。\n\n## 诱因")
        .contains("又观察了连接池一小时")
        .doesNotContain("Dee 现在认为");
  }

  @Test
  void a_section_that_was_taken_out_stays_out() throws IOException {
    String text = write();
    int from = text.indexOf("## 时间线");
    int to = text.indexOf("## 诱因");
    assertThat(from).isBetween(1, to);
    Files.writeString(file(), text.substring(0, from) + text.substring(to));
    goOn();
    assertThat(write()).doesNotContain("## 时间线").doesNotContain("又观察了").contains("| closed |");
  }

  @Test
  void where_both_changed_a_sentence_without_spaces_both_stand_together() throws IOException {
    write();
    edit("于 2026-03-01 02:35:43 解决，距开始 35 min 36 s。", "终于解决，距开始 35 min 36 s。");
    full.clock.forward(Duration.ofMinutes(1));
    full.write(FullCase.li(), new StatusChanged(Status.INVESTIGATING));
    full.write(FullCase.li(), new StatusChanged(Status.RESOLVED));
    assertThat(write()).containsPattern("- 终于解决，距开始[^\n]*\n- ⚠ Dee 现在认为： 于 2026-03-01 02:36:43 解决");
  }

  @Test
  void what_people_wrote_outlives_a_change_of_language() throws IOException {
    write(Locale.ENGLISH);
    edit("| ⚠ no owner | ⚠ no date |  |", "| team payments | 2026-04-01 | PAY-7 |");
    edit("## Trigger\n", "A word of ours.\n\n## Trigger\n");
    String chinese = write();
    assertThat(chinese)
        .contains("team payments")
        .contains("A word of ours.")
        .contains("## 诱因")
        .doesNotContain("## Trigger");
    List<String> again = write().lines().toList();
    assertThat(again).isEqualTo(chinese.lines().toList());
  }
}
