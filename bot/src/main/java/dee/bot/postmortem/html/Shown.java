package dee.bot.postmortem.html;

import org.commonmark.node.CustomBlock;

/** A place in the document where ready HTML is shown. */
final class Shown extends CustomBlock {

  private final String html;

  Shown(String html) {
    this.html = html;
  }

  String html() {
    return html;
  }
}
