package io.vpsbeacon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Imports point down the list of packages only; docs/architecture.md shows it. */
class LayersTest {
  private static final String ROOT = "io.vpsbeacon.";

  private static final List<String> LAYERS =
      List.of(
          "cli",
          "splunk",
          "protocol",
          "simulate",
          "events",
          "detect",
          "score",
          "feeds",
          "lookup",
          "net",
          "columns");

  private static JavaClasses code;

  @BeforeAll
  static void readTheCode() {
    code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vpsbeacon");
  }

  @Test
  void everyClassIsInALayer() {
    classes()
        .should()
        .resideInAnyPackage(
            LAYERS.stream().map(layer -> ROOT + layer + "..").toArray(String[]::new))
        .check(code);
  }

  @Test
  void importsPointDownOnly() {
    for (int i = 1; i < LAYERS.size(); i++) {
      String[] above =
          LAYERS.subList(0, i).stream().map(layer -> ROOT + layer + "..").toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + LAYERS.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .allowEmptyShould(true)
          .check(code);
    }
  }

  @Test
  void theProtocolKnowsNoDetection() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "simulate..",
            ROOT + "events..",
            ROOT + "detect..",
            ROOT + "lookup..",
            ROOT + "net..")
        .check(code);
  }

  @Test
  void theEngineKnowsNeitherCsvNorJson() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "detect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.commons..", "com.google.gson..", "picocli..")
        .check(code);
  }

  @Test
  void theVerbStartsWithoutTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(code);
  }

  /** It, and the XML parsers that it wants, would be felt at each search's start. */
  @Test
  void theSearchCommandsStartWithoutTheSplunkSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "splunk.input..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.splunk..", ROOT + "splunk.input..")
        .check(code);
  }
}
