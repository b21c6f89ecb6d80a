package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What looks like a leak of files or a table that is full, and what names the right one. */
class FileLookAlikeTest {

  @Test
  void one_queued_connection_near_the_limit_does_not_show_that_accept_fails() {
    Diagnosis diagnosis =
        unresolved(
            SampleFacts.healthy()
                .tries(Result.READ_TIMEOUT, 6)
                .files(400, 393, 40, 330)
                .queue(1, 1, 32, 0));
    assertThat(ids(diagnosis.chain())).contains("file-leak", "fd-exhausted");
    assertThat(ids(diagnosis.notChecked())).contains("accept-fails");
  }

  @Test
  void a_full_file_table_of_the_machine_is_named() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .queue(9, 9, 32, 0)
            .sysctl("fs.file-nr", "9998\t0\t10000");
    Diagnosis diagnosis = ShippedMap.of(facts);
    assertThat(diagnosis.causes()).containsExactly("system-fd-limit");
    assertThat(told(diagnosis, "system-fd-limit")).contains("9998 of 10000 files open");
    assertThat(
            ids(unresolved(facts.sysctl("fs.file-nr", "2848\t0\t9223372036854775807")).ruledOut()))
        .contains("system-fd-limit");
  }

  @Test
  void a_full_table_of_tracked_connections_is_named_and_a_roomy_one_ruled_out() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 6)
            .sysctl("net.netfilter.nf_conntrack_count", "65536")
            .sysctl("net.netfilter.nf_conntrack_max", "65536");
    assertThat(ShippedMap.of(facts).causes()).containsExactly("conntrack-full");
    Diagnosis roomy = unresolved(facts.sysctl("net.netfilter.nf_conntrack_count", "310"));
    assertThat(ids(roomy.ruledOut())).contains("conntrack-full");
  }

  @Test
  void answered_connections_that_were_just_left_are_no_leak_though_one_is_old() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .files(100, 100, 92, 5)
            .queue(9, 8, 32, 0);
    Diagnosis diagnosis = unresolved(facts.answeredCloseWait(84, 1));
    assertThat(ids(diagnosis.notChecked())).contains("close-wait-leak");
    assertThat(ShippedMap.of(facts.answeredCloseWait(84, 70)).causes())
        .containsExactly("close-wait-leak");
  }

  @Test
  void of_many_processes_the_fullest_is_named() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 4)
            .moreTries(Result.ANSWERED, 1)
            .fullQueue()
            .closeWait(0, 0, 2, 3)
            .files(100, 100, 20, 76)
            .process(ServiceProcess.State.SLEEPING, Duration.ofMillis(40), 4);
    Diagnosis diagnosis = ShippedMap.of(facts);
    assertThat(diagnosis.causes()).containsExactly("file-leak");
    assertThat(told(diagnosis, "file-leak"))
        .contains("100 of 100 files open by pid 4711, the fullest of 4 processes");
    assertThat(told(diagnosis, "acceptor-too-slow")).contains("by the fullest of 4 processes");
  }

  @Test
  void an_old_line_about_files_does_not_show_that_accept_fails() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .files(400, 393, 40, 330)
            .queue(1, 1, 32, 0);
    Diagnosis old = unresolved(facts.log(9, 9, 0, 2, 0, Optional.of(Duration.ofHours(1))));
    assertThat(told(old, "accept-fails")).contains("the last such line 60 min before its end");
    assertThat(ShippedMap.of(facts.log(9, 9, 0, 2, 0)).causes()).containsExactly("file-leak");
  }
}
