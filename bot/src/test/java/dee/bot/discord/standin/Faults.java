package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The failures that a test has ordered; each is used up by the requests it hits. */
public final class Faults {

  private static final class Order {
    private final Pattern route;
    private final Fault fault;
    private int left;

    private Order(Pattern route, int left, Fault fault) {
      this.route = route;
      this.left = left;
      this.fault = fault;
    }
  }

  private final List<Order> orders = new ArrayList<>();

  /**
   * The next requests fail.
   *
   * @param route a regular expression found in e.g. {@code POST channels/{channel}/messages}
   * @param times how many requests
   */
  public synchronized Faults next(int times, String route, Fault fault) {
    orders.add(new Order(Pattern.compile(route), times, fault));
    return this;
  }

  /** Until {@link #none()}. */
  public Faults always(String route, Fault fault) {
    return next(Integer.MAX_VALUE, route, fault);
  }

  public synchronized void none() {
    orders.clear();
  }

  /** How many failures are still to come. */
  public synchronized int left() {
    return orders.stream().mapToInt(order -> order.left).sum();
  }

  synchronized Optional<Fault> take(String route) {
    for (Iterator<Order> all = orders.iterator(); all.hasNext(); ) {
      Order order = all.next();
      if (order.route.matcher(route).find()) {
        order.left--;
        if (order.left <= 0) {
          all.remove();
        }
        return Optional.of(order.fault);
      }
    }
    return Optional.empty();
  }
}
