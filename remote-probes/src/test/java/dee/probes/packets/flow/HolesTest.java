package dee.probes.packets.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolesTest {

  private static final long NONE = Long.MIN_VALUE;

  private final Holes holes = new Holes();

  @Test
  void what_falls_into_a_hole_is_new_once() {
    holes.note(100, 400, 7);

    assertThat(holes.fill(200, 300)).isEqualTo(7);
    assertThat(holes.fill(200, 300)).isEqualTo(NONE);
    assertThat(holes.fill(100, 200)).isEqualTo(7);
    assertThat(holes.fill(300, 400)).isEqualTo(7);
    assertThat(holes.fill(100, 400)).isEqualTo(NONE);
  }

  @Test
  void numbers_go_around_at_the_end() {
    holes.note(-50, 50, 3);

    assertThat(holes.fill(-10, 10)).isEqualTo(3);
    assertThat(holes.fill(-50, -10)).isEqualTo(3);
  }

  @Test
  void of_too_many_holes_the_oldest_is_forgotten() {
    for (int i = 0; i < 5; i++) {
      holes.note(100 * i, 100 * i + 50, i);
    }

    assertThat(holes.fill(0, 50)).isEqualTo(NONE);
    assertThat(holes.fill(400, 450)).isEqualTo(4);
  }
}
