package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.reachability.Languages;
import dee.probes.reachability.Languages.Reply;
import dee.probes.reachability.Reachability.Result;
import org.junit.jupiter.api.Test;

/** Clients and servers that do not speak the same language, and those who only seem not to. */
class LanguageLookAlikeTest {

  @Test
  void a_port_that_understands_only_tls_is_told_without_packets() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.NOT_HTTP, 8)
            .with("languages", new Languages(Reply.OTHER_LANGUAGE, Reply.UNDERSTOOD));
    Diagnosis diagnosis =
        explained(WireFacts.of(facts).withoutTcpdump(), "protocol-mismatch", "empty-reply");
    assertThat(told(diagnosis, "protocol-mismatch"))
        .contains("to a TLS greeting: understood", "0 of 8 plain tries answered");
  }

  @Test
  void some_answered_tries_show_that_it_is_not_the_language() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.RESET, 7)
            .moreTries(Result.ANSWERED, 1)
            .with("languages", new Languages(Reply.RESET, Reply.UNDERSTOOD));
    Diagnosis diagnosis = unresolved(facts.facts());
    assertThat(ids(diagnosis.chain())).doesNotContain("protocol-mismatch");
  }

  @Test
  void a_port_that_closes_whatever_is_said_has_no_language() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.EMPTY_REPLY, 8)
            .with("languages", new Languages(Reply.CLOSED, Reply.CLOSED));
    unresolved(facts.facts());
  }

  @Test
  void clients_that_speak_tls_to_a_plain_port_are_seen_on_the_wire() {
    MeasuredFacts facts =
        WireFacts.of(
                SampleFacts.healthy()
                    .with("languages", new Languages(Reply.UNDERSTOOD, Reply.OTHER_LANGUAGE)))
            .saw("tlsToPlain", 40)
            .saw("agreed", 21)
            .facts();
    explained(facts, "protocol-mismatch", "empty-reply");
    MeasuredFacts few =
        WireFacts.of(SampleFacts.healthy()).saw("tlsToPlain", 4).saw("agreed", 57).facts();
    assertThat(ShippedMap.state(few, "protocol-mismatch"))
        .as("scanners speak every language to every port")
        .isInstanceOf(LinkState.NotChecked.class);
  }
}
