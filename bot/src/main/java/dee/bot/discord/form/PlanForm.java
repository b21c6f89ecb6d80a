package dee.bot.discord.form;

import dee.bot.incident.Plan;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * The form of a plan: who has to agree, what to know, then what exactly would run, just above the
 * buttons. A command is shown whole or not at all: one that is too long is in the file.
 */
record PlanForm(Layout layout, ButtonIds ids) {

  MessageCreateBuilder of(Post.PlanPost p) {
    return layout.of("plan-" + p.plan().id(), paper -> write(paper, p)).setComponents(buttons(p));
  }

  private void write(Paper paper, Post.PlanPost p) {
    Plan plan = p.plan();
    String key = p.rehearsal() ? "plan.title.rehearsal" : "plan.title";
    paper.heading(
        "🛠",
        texts()
            .of(
                key,
                paper.said(plan.id(), 20),
                paper.said(plan.name(), 100),
                paper.due(plan.expires())));
    agreeing(paper, p);
    for (Plan.Kept kept : plan.keeps()) {
      paper.line(
          "⏸ " + texts().of("plan.keeps", paper.said(kept.target(), 60), paper.due(kept.until())));
    }
    plan.warnings().forEach(w -> paper.line("⚠ " + paper.said(w, 400)));
    for (Plan.Step s : plan.steps()) {
      paper.line(
          texts()
              .of(
                  "discord.plan.step",
                  "**" + s.number() + "**",
                  paper.said(s.command(), 60),
                  paper.said(s.target(), 60),
                  paper.said(s.on(), 60)));
      paper.block(s.line());
    }
  }

  private Texts texts() {
    return layout.texts();
  }

  private void agreeing(Paper paper, Post.PlanPost p) {
    String requester = paper.said(p.requester(), 60);
    if (p.plan().approvals() == 0) {
      paper.line(texts().of("plan.needs.none", requester));
    } else if (!p.rehearsal()) {
      String agreed =
          p.approvedBy().isEmpty()
              ? ""
              : texts().of("discord.plan.agreed", paper.names(p.approvedBy()));
      paper.line(
          texts()
              .sentences(
                  List.of(
                      texts().count("plan.needs", p.plan().approvals()),
                      texts().of("discord.plan.requester", requester),
                      agreed)));
    }
  }

  private List<ActionRow> buttons(Post.PlanPost p) {
    Buttons buttons = new Buttons(ids, texts());
    String of = " plan:" + p.plan().id();
    if (p.rehearsal()) {
      return List.of();
    }
    if (p.plan().approvals() == 0) {
      buttons.obeying(
          ButtonStyle.DANGER, texts().of("discord.button.cancel"), "/mitigate cancel" + of);
    } else {
      buttons.obeying(
          ButtonStyle.SUCCESS, texts().of("discord.button.approve"), "/mitigate approve" + of);
      buttons.obeying(
          ButtonStyle.DANGER, texts().of("discord.button.reject"), "/mitigate reject" + of);
    }
    return buttons.rows();
  }
}
