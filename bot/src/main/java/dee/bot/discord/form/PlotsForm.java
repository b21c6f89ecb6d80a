package dee.bot.discord.form;

import dee.bot.incident.IncidentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of an incident's numbers over time: pictures, as many as one message takes. */
record PlotsForm(Layout layout) {

  Optional<MessageCreateBuilder> of(IncidentId incident, List<Drawing> drawings) {
    List<FileUpload> files = new ArrayList<>();
    long bytes = 0;
    for (Drawing drawing : drawings) {
      bytes += drawing.png().length;
      if (files.size() == Message.MAX_FILE_AMOUNT || bytes > Attachments.MOST_BYTES) {
        break;
      }
      files.add(Attachments.picture(drawing));
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        layout
            .of(
                incident + "-plots",
                paper -> {
                  paper.heading("📈", layout.texts().of("discord.plots.title", incident));
                  if (files.size() < drawings.size()) {
                    paper.line(
                        layout.texts().of("discord.plots.more", files.size(), drawings.size()));
                  }
                })
            .addFiles(files));
  }
}
