package dee.bot.postmortem.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Makes links of references to what the document holds; other ids stay text. */
final class Linking extends AbstractVisitor {

  private final Set<String> ids;

  Linking(Set<String> ids) {
    this.ids = ids;
  }

  @Override
  public void visit(Link link) {
    // What people linked already stays as it is.
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableCell cell
        && Ids.ALONE.matcher(PlainText.of(cell).strip()).matches()
        && !(cell.getFirstChild() instanceof Anchors)) {
      for (Text text : texts(cell)) {
        replace(text, pieces(text.getLiteral()));
      }
      return;
    }
    visitChildren(node);
  }

  @Override
  public void visit(Text text) {
    if (text.getPrevious() instanceof Text) {
      return; // It was looked at together with the first of its row.
    }
    joinFollowing(text);
    Matcher bracketed = Ids.BRACKETED.matcher(text.getLiteral());
    List<Node> pieces = new ArrayList<>();
    int from = 0;
    while (bracketed.find()) {
      pieces.add(new Text(text.getLiteral().substring(from, bracketed.start(1))));
      pieces.addAll(pieces(bracketed.group(1)));
      from = bracketed.end(1);
    }
    if (from > 0) {
      pieces.add(new Text(text.getLiteral().substring(from)));
      replace(text, pieces);
    }
  }

  /** The parser splits text at brackets. */
  private static void joinFollowing(Text text) {
    StringBuilder whole = new StringBuilder(text.getLiteral());
    while (text.getNext() instanceof Text next) {
      whole.append(next.getLiteral());
      next.unlink();
    }
    text.setLiteral(whole.toString());
  }

  private static List<Text> texts(Node parent) {
    List<Text> texts = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) {
        texts.add(text);
      }
    }
    return texts;
  }

  private List<Node> pieces(String text) {
    List<Node> pieces = new ArrayList<>();
    Matcher id = Ids.ID.matcher(text);
    int from = 0;
    while (id.find()) {
      pieces.add(new Text(text.substring(from, id.start())));
      pieces.add(ids.contains(id.group()) ? link(id.group()) : new Text(id.group()));
      from = id.end();
    }
    pieces.add(new Text(text.substring(from)));
    return pieces;
  }

  private static Link link(String id) {
    Link link = new Link("#" + id, null);
    link.appendChild(new Text(id));
    return link;
  }

  private static void replace(Text text, List<Node> pieces) {
    pieces.forEach(text::insertBefore);
    text.unlink();
  }
}
