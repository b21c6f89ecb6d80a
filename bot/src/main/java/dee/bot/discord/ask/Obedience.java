package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.command.LiveValues;
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

  void obey(IReplyCallback event, GivenCommand given, Answers answers)
      throws InterruptedException {
    LiveValues live = asking.knowledge().live();
    GivenCommand meant = asking.places().meant(given, event, live);
    asking
        .commands()
        .desk()
        .obey(meant.command(), meant.typed(), asking.staff().caller(event), answers);
    answers.otherwise(done(meant, live));
  }

  private Post done(GivenCommand meant, LiveValues live) {
    return asking
        .places()
        .about(meant, live)
        .flatMap(asking.places().linkTo())
        .map(link -> Post.Notice.done("ask.done.see", link))
        .orElseGet(() -> Post.Notice.done("ask.done"));
  }
}
