package dee.bot.discord.form;

import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of what could be done: lettered proposals, each with a row of buttons to decide it. */
record MitigationForm(Layout layout, ButtonIds ids) {

  MessageCreateBuilder of(Post.MitigationPost m) {
    return layout
        .of(m.incident() + "-mitigation", paper -> write(paper, m))
        .setComponents(buttons(m.proposals()));
  }

  private void write(Paper paper, Post.MitigationPost m) {
    paper.heading("🛠", texts().of("mitigation.title"));
    for (int i = 0; i < m.proposals().size(); i++) {
      Proposal proposal = m.proposals().get(i);
      paper.line("**" + letter(i) + "** " + proposal(paper, proposal));
      if (proposal.restarts()) {
        paper.bullet(texts().of("mitigation.expect-resets"));
      }
      proposal.plan().ifPresent(id -> paper.bullet(plan(paper, m, id)));
    }
    for (Post.Remedy remedy : m.remedies()) {
      if (!remedy.now().isEmpty()) {
        paper.line(remedy(paper, "mitigation.now", remedy.condition(), remedy.now()));
      }
    }
    for (Post.Remedy remedy : m.remedies()) {
      if (!remedy.fix().isEmpty()) {
        paper.line("**" + remedy(paper, "mitigation.fix", remedy.condition(), remedy.fix()) + "**");
      }
    }
    paper.line(texts().count("mitigation.kept", m.kept()));
  }

  private Texts texts() {
    return layout.texts();
  }

  private String proposal(Paper paper, Proposal p) {
    String name = paper.said(p.name(), 60);
    String targets = paper.names(p.targets());
    if (!p.keeps().isEmpty()) {
      String key =
          "mitigation.restart-all-but"
              + (p.drains() ? ".drain" : "")
              + (p.targets().size() == 1 ? ".one" : ".many");
      return texts().of(key, name, targets, paper.names(p.keeps()));
    }
    return p.about().isEmpty()
        ? texts().of("mitigation.command", name, targets)
        : texts().of("mitigation.command.about", name, targets, paper.said(p.about(), 200));
  }

  private String plan(Paper paper, Post.MitigationPost m, String id) {
    Optional<Plan> plan = m.plans().stream().filter(p -> p.id().equals(id)).findFirst();
    return plan.map(p ->
            texts()
                .of(
                    "discord.mitigation.plan",
                    paper.said(p.id(), 20),
                    paper.due(p.expires()),
                    texts().count("plan.needs", p.approvals())))
        .orElseGet(() -> texts().of("mitigation.plan", paper.said(id, 20)));
  }

  private String remedy(Paper paper, String key, String condition, String says) {
    return texts().of(key, paper.said(condition, 60), paper.said(says, 300));
  }

  private List<ActionRow> buttons(List<Proposal> proposals) {
    Buttons buttons = new Buttons(ids, texts());
    boolean one = proposals.stream().filter(p -> p.plan().isPresent()).count() == 1;
    for (int i = 0; i < proposals.size(); i++) {
      String letter = letter(i);
      proposals.get(i).plan().ifPresent(id -> decide(buttons.row(), letter, id, one));
    }
    return buttons.rows();
  }

  private void decide(Buttons row, String letter, String id, boolean one) {
    row.obeying(
        ButtonStyle.SECONDARY,
        texts().of(one ? "discord.button.show" : "discord.button.show.of", letter),
        "/mitigate show plan:" + id);
    row.obeying(
        ButtonStyle.SUCCESS,
        texts().of("discord.button.approve.of", letter),
        "/mitigate approve plan:" + id);
    row.obeying(
        ButtonStyle.DANGER,
        texts().of(one ? "discord.button.no" : "discord.button.no.to", letter),
        "/mitigate reject plan:" + id);
  }

  /** A, B, C, …, and numbers when there are more than letters. */
  private static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
  }
}
