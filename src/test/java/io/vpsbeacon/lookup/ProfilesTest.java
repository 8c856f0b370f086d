package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final String HEADER = "profile,canonical,field\n";

  @TempDir private Path folder;

  @Test
  void shippedProfilesNeedNoFile() throws LookupException {
    LookupFolder absent = new LookupFolder(folder.resolve("no"));
    for (String name : List.of("sysmon", "cim", "zeek")) {
      assertEquals(Profiles.shipped(name).orElseThrow(), absent.profile(name).value());
    }
    assertFalse(LookupFolder.mayHaveUserProfiles(folder.resolve("no").toFile()));
  }

  @Test
  void shippedFileSaysWhatTheCodeSays() throws Exception {
    Files.copy(
        Path.of("app", "lookups", "vpsbeacon_profiles_default.csv"),
        folder.resolve(FileNames.PROFILES));
    LookupFolder lookups = new LookupFolder(folder);
    for (Profile profile : Profiles.shipped()) {
      Loaded<Profile> read = lookups.profile(profile.name());
      assertEquals(List.of(), read.problems());
      assertEquals(profile, read.value());
    }
    assertEquals(
        "there is no profile 'nope': there are cim, sysmon, zeek",
        assertThrows(LookupException.class, () -> lookups.profile("nope")).getMessage());
  }

  @Test
  void usersProfileTakesTheFirstFieldFirstAndNeedNotNameTheTime() throws Exception {
    users("edr,DestinationIp,remote_ip\nedr,host,device\nedr,DestinationIp,dst\nedr,host,device\n");
    Profile profile = load("edr").value();
    assertEquals(List.of("remote_ip", "dst"), profile.sources(Field.DESTINATION_IP));
    assertEquals(List.of("device"), profile.sources(Field.HOST));
    assertEquals(List.of("_time"), profile.sources(Field.TIME));
    assertEquals(List.of(), profile.sources(Field.IMAGE));
  }

  @Test
  void usersProfileReplacesTheShippedOneOfItsName() throws Exception {
    users("sysmon,DestinationIp,ip\n");
    assertEquals(List.of("ip"), load("sysmon").value().sources(Field.DESTINATION_IP));
    assertEquals(List.of(), load("sysmon").value().sources(Field.IMAGE));
  }

  @Test
  void rowThatCannotBeReadIsLeftOutAndTold() throws Exception {
    users("edr,DestinationIp,ip\nedr,Destination,x\nedr,host,\nedr,host\n../x,host,h\n");
    Loaded<Profile> loaded = load("edr");
    assertEquals(List.of("ip"), loaded.value().sources(Field.DESTINATION_IP));
    assertEquals(
        List.of(
            "vpsbeacon_profiles.csv line 3: canonical 'Destination' is not one of _time, host,"
                + " User, Image, CommandLine, SourceIp, DestinationIp, DestinationPort,"
                + " ProcessGuid, EventCode, Initiated; the row is left out",
            "vpsbeacon_profiles.csv line 4: field is empty; the row is left out",
            "vpsbeacon_profiles.csv line 5: only 2 cells under 3 columns; the row is left out",
            "vpsbeacon_profiles.csv line 6: profile '../x' is not a name of letters, digits, _ and"
                + " -; the row is left out"),
        loaded.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void whatIsWrongInAnotherProfileDoesNotMatter() throws Exception {
    users("edr,Destination,x\n");
    assertEquals(List.of(), load("sysmon").problems());
  }

  @Test
  void profileWithoutADestinationIsRefused() throws IOException {
    users("edr,host,h\nedr,DestinationIP,ip\n");
    String message = assertThrows(LookupException.class, () -> load("edr")).getMessage();
    assertTrue(
        message.startsWith(
            "vpsbeacon_profiles.csv: profile 'edr' has no row for DestinationIp"
                + " (vpsbeacon_profiles.csv line 3: canonical 'DestinationIP' is not one of"),
        message);
  }

  @Test
  void unknownNameListsUsersProfilesToo() throws IOException {
    users("edr,DestinationIp,ip\n");
    assertEquals(
        "there is no profile 'nope': there are cim, edr, sysmon, zeek",
        assertThrows(LookupException.class, () -> load("nope")).getMessage());
  }

  @Test
  void unreadableFileStillLeavesTheShippedOnes() throws Exception {
    Files.writeString(folder.resolve(FileNames.PROFILES), "profile,field\nedr,something\n");
    assertEquals(
        "[vpsbeacon_profiles.csv line 1: column 'canonical' is missing; no row was read: the"
            + " columns are profile,canonical,field]",
        load("sysmon").problems().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../sysmon", "sys mon"})
  void nameIsCheckedBeforeAnyFile(String name) {
    assertThrows(LookupException.class, () -> load(name));
  }

  @Test
  void headerAloneIsNoUsersProfile() throws IOException {
    LookupFolder lookups = new LookupFolder(folder);
    assertFalse(LookupFolder.mayHaveUserProfiles(folder.toFile()));
    lookups.createUserFiles();
    assertFalse(LookupFolder.mayHaveUserProfiles(folder.toFile()));
    users("edr,DestinationIp,ip\n");
    assertTrue(LookupFolder.mayHaveUserProfiles(folder.toFile()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoFileIsToldNotPassedOver() throws Exception {
    Path file = folder.resolve(FileNames.PROFILES);
    Files.createDirectory(file);
    assertTold("is a folder, not a file");
    Files.delete(file);
    NamedPipe.make(file);
    assertTold("is no regular file");
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("nowhere"));
    assertTold("is a link to a file that is missing");
  }

  private void assertTold(String fault) throws LookupException {
    assertTrue(LookupFolder.mayHaveUserProfiles(folder.toFile()));
    String told = load("sysmon").problems().toString();
    assertTrue(told.contains(fault), told);
  }

  /** Who may not list the folder may still be told of a link that leads nowhere. */
  @Test
  void aFolderThatCannotBeListedMayHaveProfiles() throws IOException {
    File file = Files.createFile(folder.resolve("no folder")).toFile();
    assertTrue(LookupFolder.mayHaveUserProfiles(file));
  }

  private Loaded<Profile> load(String name) throws LookupException {
    return new LookupFolder(folder).profile(name);
  }

  private void users(String rows) throws IOException {
    Files.writeString(folder.resolve(FileNames.PROFILES), HEADER + rows);
  }
}
