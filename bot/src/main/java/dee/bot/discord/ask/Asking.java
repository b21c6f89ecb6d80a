package dee.bot.discord.ask;

/** All that it takes to have people's wishes obeyed. */
public record Asking(
    Commands commands,
    Knowledge knowledge,
    Staff staff,
    Whereabouts whereabouts,
    Languages languages) {}
