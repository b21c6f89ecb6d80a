package dee.bot.postmortem.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * Gives the places of a document their names: the headings of evidence, the lines of the timeline,
 * the sections.
 */
final class Places extends AbstractVisitor {

  private static final Pattern EVIDENCE = Pattern.compile("(e[0-9]{1,9}): .*");

  /** A section and its title. */
  record Section(String id, String title) {}

  private final Set<String> ids = new HashSet<>();
  private final Map<Node, String> headings = new HashMap<>();
  private final List<Section> sections = new ArrayList<>();

  /** What references may lead to. */
  Set<String> ids() {
    return ids;
  }

  Map<Node, String> headings() {
    return headings;
  }

  List<Section> sections() {
    return sections;
  }

  @Override
  public void visit(Heading heading) {
    String title = PlainText.of(heading);
    var evidence = EVIDENCE.matcher(title);
    if (evidence.matches() && ids.add(evidence.group(1))) {
      headings.put(heading, evidence.group(1));
    } else if (heading.getLevel() == 2) {
      String id = "section-" + (sections.size() + 1);
      headings.put(heading, id);
      sections.add(new Section(id, title));
    }
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableRow row && row.getFirstChild() instanceof TableCell cell) {
      String text = PlainText.of(cell).strip();
      if (text.startsWith("t") && Ids.ALONE.matcher(text).matches()) {
        cell.prependChild(new Anchors(Ids.all(text).stream().filter(ids::add).toList()));
      }
      return;
    }
    visitChildren(node);
  }
}
