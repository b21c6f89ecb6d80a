package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts segments into flows. An open-addressing table finds the flow of a segment without making an
 * object, and the number of flows is bounded: segments of others are counted. A SYN with another
 * number begins a new flow between the same ends.
 */
public final class FlowTable {

  /** Slots for each flow: so many that there is seldom another flow in the way to be fetched. */
  private static final int SLOTS_FOR_ONE = 4;

  private final FlowBounds bounds;
  private final List<FlowTrack> flows = new ArrayList<>();
  private @Nullable FlowTrack[] slots = new @Nullable FlowTrack[1 << 10];
  private int used;
  private long overflowing;
  private long overflowingResets;

  public FlowTable(FlowBounds bounds) {
    this.bounds = bounds;
  }

  /** Takes one segment. */
  public void add(Segment segment) {
    boolean byFirst = FlowKey.byFirst(segment);
    int hash = FlowKey.hash(segment);
    int slot = hash & (slots.length - 1);
    FlowTrack flow = slots[slot];
    while (flow != null && (flow.hash != hash || !flow.is(segment, byFirst))) {
      slot = (slot + 1) & (slots.length - 1);
      flow = slots[slot];
    }
    if (flow == null || flow.endsBefore(segment, byFirst)) {
      if (flows.size() >= bounds.flows()) {
        overflowing++;
        overflowingResets += (segment.flags() & TcpFlags.RST) != 0 ? 1 : 0;
        return;
      }
      flow = open(segment, byFirst, hash, slot);
    }
    flow.add(segment, byFirst);
  }

  private FlowTrack open(Segment segment, boolean byFirst, int hash, int slot) {
    FlowTrack opened = new FlowTrack(segment, byFirst, hash, bounds);
    flows.add(opened);
    if (slots[slot] == null) {
      used++;
    }
    slots[slot] = opened;
    if (SLOTS_FOR_ONE * used > slots.length) {
      grow();
    }
    return opened;
  }

  private void grow() {
    @Nullable FlowTrack[] larger = new @Nullable FlowTrack[2 * slots.length];
    for (FlowTrack flow : slots) {
      if (flow != null) {
        int slot = flow.hash & (larger.length - 1);
        while (larger[slot] != null) {
          slot = (slot + 1) & (larger.length - 1);
        }
        larger[slot] = flow;
      }
    }
    slots = larger;
  }

  /** The flows in the order they began, each made when it is asked for. */
  public Stream<Flow> flows() {
    return flows.stream().map(FlowTrack::flow);
  }

  /** One of them, by its place in that order from 0 on. */
  public Flow flow(int place) {
    return flows.get(place).flow();
  }

  /** How many flows are followed. */
  public int size() {
    return flows.size();
  }

  /** Segments of flows beyond the bound. */
  public long overflowing() {
    return overflowing;
  }

  /** Resets among these. */
  public long overflowingResets() {
    return overflowingResets;
  }
}
