package dee.bot.discord.ask;

import dee.bot.command.CommandSpec.Option;
import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.GivenCommand;
import dee.bot.command.LiveValues.Named;
import dee.bot.command.Registry;
import dee.bot.command.Suggestions;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.OfferedCommands.Offer;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** The form with a command's open questions, in one language. */
record Questionnaire(Asking asking, Texts texts) {

  private static final int LONGEST_VALUE = 2000;
  private static final int SHORT_VALUE = 100;
  private static final String RESTART = "restart";
  private static final String RESTART_ALL_BUT = "restart-all-but";

  /** What is clear from where the button is, or has a better place than a form. */
  private static final Set<OptionType> NOT_ASKED = Set.of(OptionType.INCIDENT, OptionType.PERSON);

  /** The form; empty when nothing is open, or there is no incident that it could be about. */
  Optional<Modal> of(GivenCommand given) {
    boolean needsOne = given.command().option("incident").isPresent();
    Optional<IncidentId> incident =
        needsOne
            ? Whereabouts.about(given, asking.knowledge().live().incidents())
            : Optional.empty();
    if (needsOne && incident.isEmpty()) {
      return Optional.empty();
    }
    GivenCommand about = incident.map(id -> given.with("incident", id.toString())).orElse(given);
    List<Label> questions =
        given.command().options().stream()
            .filter(o -> given.value(o.name()).isEmpty() && !NOT_ASKED.contains(o.type()))
            .limit(Modal.MAX_COMPONENTS)
            .map(o -> question(about, o, incident))
            .toList();
    if (questions.isEmpty()) {
      return Optional.empty();
    }
    String title =
        texts.of(
            "ask.form.title",
            given.command().path(),
            incident.map(IncidentId::toString).orElse(""));
    return Optional.of(
        Modal.create(
                asking.commands().ids().asking(about.line()),
                Shortened.to(title.strip(), Modal.MAX_TITLE_LENGTH))
            .addComponents(questions)
            .build());
  }

  private Label question(GivenCommand given, Option option, Optional<IncidentId> incident) {
    String name = texts.find("name." + option.textKey()).orElse(option.name());
    String about = texts.of(option.textKey());
    List<Named> choices = choices(given, option, incident);
    LabelChildComponent answer =
        choices.isEmpty() ? input(given, option, incident) : select(option, choices);
    return Label.of(
        Shortened.to(name, Label.LABEL_MAX_LENGTH),
        Shortened.to(about, Label.DESCRIPTION_MAX_LENGTH),
        answer);
  }

  /** What can be selected; empty when it is typed. */
  private List<Named> choices(GivenCommand given, Option option, Optional<IncidentId> incident) {
    List<Named> all =
        isPlanning(given) && option.name().equals("what")
            ? offers(incident)
            : new Suggestions(asking.knowledge().live()).all(option.type());
    return all.size() <= StringSelectMenu.OPTIONS_MAX_AMOUNT ? all : List.of();
  }

  private static boolean isPlanning(GivenCommand given) {
    return given.command().equals(Registry.MITIGATE_PLAN)
        || given.command().equals(Registry.MITIGATE_DRY_RUN);
  }

  private List<Named> offers(Optional<IncidentId> incident) {
    List<Offer> offered =
        asking.knowledge().live().incidents().stream()
            .filter(i -> Optional.of(i.id()).equals(incident))
            .map(Incident::service)
            .flatMap(service -> asking.knowledge().offered().of(service).stream())
            .toList();
    List<Named> named = new ArrayList<>();
    if (offered.stream().anyMatch(offer -> offer.name().equals(RESTART))) {
      named.add(new Named(RESTART_ALL_BUT, texts.of("ask.offer.restart-all-but")));
    }
    offered.forEach(offer -> named.add(new Named(offer.name(), offer.about())));
    return named;
  }

  private static StringSelectMenu select(Option option, List<Named> choices) {
    return StringSelectMenu.create(option.name())
        .addOptions(choices.stream().map(Questionnaire::selectable).toList())
        .setRequired(option.required())
        .setMinValues(option.required() ? 1 : 0)
        .build();
  }

  private static SelectOption selectable(Named named) {
    SelectOption option =
        SelectOption.of(Shortened.to(named.name(), SelectOption.LABEL_MAX_LENGTH), named.name());
    return named.about().isEmpty()
        ? option
        : option.withDescription(Shortened.to(named.about(), SelectOption.DESCRIPTION_MAX_LENGTH));
  }

  private TextInput input(GivenCommand given, Option option, Optional<IncidentId> incident) {
    boolean words = option.type() == OptionType.TEXT && !isPlanning(given);
    TextInput.Builder input =
        TextInput.create(option.name(), words ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
            .setRequired(option.required())
            .setMaxLength(option.type() == OptionType.TEXT ? LONGEST_VALUE : SHORT_VALUE);
    if (given.command().equals(Registry.UPDATE)) {
      incident.flatMap(asking.knowledge().drafts()::current).ifPresent(input::setValue);
    }
    return input.build();
  }
}
