package dee.probes.packets.wire;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowTable;
import dee.probes.packets.flow.Peer;
import dee.probes.packets.wire.Telling.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The connections of one service in one capture. The port decides; where the service's address is
 * one of a capture's, connections that only have the port in common are left out. A connection that
 * was captured before and after its address was translated counts once.
 */
record ServiceFlows(FlowTable table, List<Sighting> sightings) {

  ServiceFlows {
    sightings = List.copyOf(sightings);
  }

  static ServiceFlows of(Capture capture, HostPort service, Where where) {
    FlowTable table = capture.traffic().table();
    List<Sighting> all = new ArrayList<>();
    for (int place = 0; place < table.size(); place++) {
      Flow flow = table.flow(place);
      if (flow.ends().server().port() == service.port()) {
        all.add(Sighting.of(place, flow));
      }
    }
    return new ServiceFlows(table, withoutCopies(ofService(all, service.host(), where)));
  }

  private static List<Sighting> ofService(List<Sighting> all, String host, Where where) {
    String address = host.toLowerCase(Locale.ROOT);
    if (all.stream().map(Sighting::server).noneMatch(p -> is(p, address))) {
      return all;
    }
    return switch (where) {
      case DEE -> all.stream().filter(s -> is(s.server(), address)).toList();
      // The machine's own questions to the same port of others.
      case SERVER ->
          all.stream().filter(s -> is(s.server(), address) || !is(s.client(), address)).toList();
    };
  }

  private static boolean is(Peer peer, String address) {
    return peer.address().equals(address);
  }

  private static List<Sighting> withoutCopies(List<Sighting> all) {
    Map<Long, Sighting> byNumber = new HashMap<>();
    List<Sighting> once = new ArrayList<>();
    for (Sighting sighting : all) {
      boolean copy =
          sighting.number().isPresent()
              && byNumber
                  .computeIfAbsent(sighting.number().getAsLong(), _ -> sighting)
                  .copied(sighting);
      if (!copy) {
        once.add(sighting);
      }
    }
    return once;
  }

  Flow flow(Sighting sighting) {
    return table.flow(sighting.place());
  }
}
