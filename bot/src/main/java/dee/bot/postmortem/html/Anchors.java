package dee.bot.postmortem.html;

import java.util.List;
import org.commonmark.node.CustomNode;

/** Names a place so that references lead to it. */
final class Anchors extends CustomNode {

  private final List<String> ids;

  Anchors(List<String> ids) {
    this.ids = List.copyOf(ids);
  }

  List<String> ids() {
    return ids;
  }
}
