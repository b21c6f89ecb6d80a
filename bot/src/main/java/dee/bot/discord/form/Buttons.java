package dee.bot.discord.form;

import dee.bot.incident.Severity;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/**
 * Collects the buttons of one message: at most five rows of five, no id twice. One that has no room
 * is left out.
 */
final class Buttons {

  private static final int ROWS = 5;

  private final ButtonIds ids;
  private final Texts texts;
  private final List<List<ActionRowChildComponent>> rows = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Buttons(ButtonIds ids, Texts texts) {
    this.ids = ids;
    this.texts = texts;
  }

  /** What follows stands in a row of its own. */
  Buttons row() {
    rows.add(new ArrayList<>());
    return this;
  }

  /** A button that has a command obeyed; whether there was room for it. */
  boolean obeying(ButtonStyle style, String label, String line) {
    return button(style, label, ids.obeying(line));
  }

  /** A button that opens a form; whether there was room for it. */
  boolean asking(ButtonStyle style, String label, String line) {
    return button(style, label, ids.asking(line));
  }

  private boolean button(ButtonStyle style, String label, String id) {
    if (rows.isEmpty() || rows.getLast().size() >= ROWS) {
      row();
    }
    String shown = Said.plain(label, Button.LABEL_MAX_LENGTH);
    if (rows.size() > ROWS || !usable(id, Button.ID_MAX_LENGTH) || shown.isEmpty()) {
      return false;
    }
    return rows.getLast().add(Button.of(style, id, shown));
  }

  private boolean usable(String id, int longest) {
    return !id.isBlank() && id.length() <= longest && taken.add(id);
  }

  /** A select of severities, in a row of its own. */
  Buttons severities(Severity now, String line, String option) {
    String id = ids.choosing(line, option);
    if (usable(id, StringSelectMenu.ID_MAX_LENGTH)) {
      List<SelectOption> options =
          Arrays.stream(Severity.values())
              .map(s ->
                  SelectOption.of(texts.of("discord.button.severity", s.label()), s.word())
                      .withDefault(s == now))
              .toList();
      row().rows.getLast().add(StringSelectMenu.create(id).addOptions(options).build());
    }
    return this;
  }

  List<ActionRow> rows() {
    return rows.stream().filter(r -> !r.isEmpty()).limit(ROWS).map(ActionRow::of).toList();
  }
}
