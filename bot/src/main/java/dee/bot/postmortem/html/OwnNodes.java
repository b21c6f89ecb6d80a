package dee.bot.postmortem.html;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders what is the page's own; and pictures from elsewhere as links: the page loads nothing. */
final class OwnNodes implements NodeRenderer {

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  OwnNodes(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Shown.class, Anchors.class, Image.class);
  }

  @Override
  public void render(Node node) {
    switch (node) {
      case Shown shown -> {
        html.line();
        html.raw(shown.html());
        html.line();
      }
      case Anchors anchors -> {
        for (String id : anchors.ids()) {
          html.tag("a", Map.of("id", id));
          html.tag("/a");
        }
      }
      case Image image -> {
        String url = context.encodeUrl(image.getDestination());
        if (url.startsWith("https://") || url.startsWith("http://")) {
          html.tag("a", Map.of("href", url));
          html.text(PlainText.of(image).isBlank() ? url : PlainText.of(image));
          html.tag("/a");
        } else {
          html.text(PlainText.of(image));
        }
      }
      case Node other -> throw new IllegalArgumentException("not mine: " + other);
    }
  }
}
