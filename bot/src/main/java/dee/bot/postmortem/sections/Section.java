package dee.bot.postmortem.sections;

import dee.bot.postmortem.facts.CaseFile;

/** Tells one part of a case. Pure: the same case gives the same text. */
@FunctionalInterface
public interface Section {

  /**
   * Writes it, its heading first. Every claim ends in the ids of what it rests on; what is not on
   * record is called unknown.
   */
  void write(CaseFile file, MarkdownText out);
}
