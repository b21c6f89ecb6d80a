package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.room.Post;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/** Has commands obeyed and tells the caller what came of it. */
final class Obedience {

  private final Asking asking;

  Obedience(Asking asking) {
    this.asking = asking;
  }

  /** Obeys a command as it is meant where it was given. */
  void obey(IReplyCallback event, GivenCommand given) throws InterruptedException {
    Optional<Answers> answers = answers(event);
    if (answers.isPresent()) {
      obey(event, given, answers.get());
    }
  }

  /** Where answers to this go; empty when it is too late for any. */
  Optional<Answers> answers(IReplyCallback event) {
    Optional<InteractionHook> hook = Acknowledgement.of(event);
    return hook.map(h -> new Answers(h, asking.languages().forms(event)));
  }

  void obey(IReplyCallback event, GivenCommand given, Answers answers) throws InterruptedException {
    GivenCommand meant = asking.whereabouts().meant(given, event, asking.knowledge().live());
    asking
        .commands()
        .desk()
        .obey(meant.command(), meant.typed(), asking.staff().caller(event), answers);
    if (!answers.begun()) {
      answers.say(done(meant, event));
    }
  }

  private Post done(GivenCommand obeyed, IReplyCallback event) {
    return asking
        .whereabouts()
        .seenAt(obeyed, event, asking.knowledge().drafts().store())
        .map(link -> Post.Notice.done("ask.done.see", link))
        .orElseGet(() -> Post.Notice.done("ask.done"));
  }
}
