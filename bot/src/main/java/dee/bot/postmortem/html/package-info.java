/** Shows a post-mortem as a web page; start at {@link dee.bot.postmortem.html.HtmlPage}. */
@NullMarked
package dee.bot.postmortem.html;

import org.jspecify.annotations.NullMarked;
