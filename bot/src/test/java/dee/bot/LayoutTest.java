package dee.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: one technology, one package. */
@AnalyzeClasses(packages = "dee", importOptions = ImportOption.DoNotIncludeTests.class)
class LayoutTest {

  @ArchTest static final ArchRule ONLY_SSH_KNOWS_JSCH = only("dee.bot.ssh..", "com.jcraft.jsch..");

  @ArchTest
  static final ArchRule ONLY_THE_LAB_KNOWS_AN_SSH_SERVER =
      only("dee.bot.lab..", "org.apache.sshd..");

  @ArchTest
  static final ArchRule ONLY_THE_CONSOLE_KNOWS_JLINE = only("dee.bot.console..", "org.jline..");

  @ArchTest
  static final ArchRule ONLY_ALERT_AND_HEALTH_KNOW_JAVALIN =
      noClasses()
          .that()
          .resideOutsideOfPackages("dee.bot.alert..", "dee.bot.health..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule ONLY_DISCORD_KNOWS_JDA =
      only("dee.bot.discord..", "net.dv8tion..", "okhttp3..", "com.neovisionaries..");

  @ArchTest
  static final ArchRule ONLY_HEALTH_KNOWS_MICROMETER = only("dee.bot.health..", "io.micrometer..");

  @ArchTest
  static final ArchRule ONLY_PICTURES_KNOW_THE_SCREEN =
      only("dee.bot.picture..", "com.github.weisj..", "java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_JDBI =
      only("dee.bot.store..", "org.jdbi..", "org.flywaydb..");

  @ArchTest
  static final ArchRule ONLY_SCHEDULE_KNOWS_DB_SCHEDULER =
      only("dee.bot.schedule..", "com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule ONLY_POSTMORTEMS_KNOW_COMMONMARK =
      only("dee.bot.postmortem..", "org.commonmark..");

  @ArchTest
  static final ArchRule ONLY_STORE_SCHEDULE_AND_LAB_KNOW_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackages("dee.bot.store..", "dee.bot.schedule..", "dee.bot.lab..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer.hikari..");

  @ArchTest
  static final ArchRule ONLY_DSL_AND_COMPILER_KNOW_GROOVY =
      noClasses()
          .that()
          .resideOutsideOfPackages("dee.playbooks.dsl..", "dee.playbooks.compiler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("groovy..", "org.codehaus.groovy..", "org.apache.groovy..");

  @ArchTest
  static final ArchRule INCIDENTS_ARE_PURE =
      classes()
          .that()
          .resideInAPackage("dee.bot.incident..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dee.bot.incident..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule PROBE_FAMILIES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(
              "dee.probes.(host|process|files|limits|sockets|kernel|pools|logs|database|history|packets|reachability)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_THE_BOT =
      slices().matching("dee.bot.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_THE_PLAYBOOKS =
      slices().matching("dee.playbooks.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_EMPTY_NAMES =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base)(\\$.*)?");

  @ArchTest
  static final ArchRule NO_EMPTY_PACKAGES =
      noClasses().should().resideInAnyPackage("..util..", "..common..", "..model..");

  private static ArchRule only(String owner, String... technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }
}
