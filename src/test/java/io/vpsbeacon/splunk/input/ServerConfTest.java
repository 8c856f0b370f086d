package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfTest {
  @TempDir Path home;

  private void write(String file, String text) throws IOException {
    Path path = home.resolve("etc").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aStrongerLayerWinsKeyByKey() throws IOException {
    write("system/default/server.conf", "[proxyConfig]\nhttps_proxy = d\nno_proxy = localhost\n");
    write("apps/b/default/server.conf", "[proxyConfig]\nhttps_proxy = b\n");
    write("apps/z/local/server.conf", "[proxyConfig]\nhttps_proxy = z\n");
    assertEquals("z", ServerConf.read(home).httpsProxy());

    write(
        "apps/a/local/server.conf",
        "# [x]\n[other]\nhttps_proxy=o\n[proxyConfig]\r\nhttps_proxy=a\r\n");
    assertEquals("a", ServerConf.read(home).httpsProxy());

    write("system/local/server.conf", "[proxyConfig]\nhttps_proxy =\n");
    assertEquals("", ServerConf.read(home).httpsProxy());
    assertEquals("localhost", ServerConf.read(home).noProxy());
  }

  @Test
  void aPathMayBeginWithSplunksHome() throws IOException {
    write(
        "system/local/server.conf", "[sslConfig]\nsslRootCAPath = $SPLUNK_HOME/etc/auth/ca.pem\n");

    assertEquals(home.resolve("etc/auth/ca.pem"), ServerConf.read(home).rootCertificates());
  }

  @Test
  void splunksOwnCertificatesAreThoseThatAreThere() throws IOException {
    assertEquals(List.of(), ServerConf.read(home).splunkdCertificates());

    write("auth/server.pem", "");
    write("auth/cacert.pem", "");
    assertEquals(
        List.of(home.resolve("etc/auth/cacert.pem"), home.resolve("etc/auth/server.pem")),
        ServerConf.read(home).splunkdCertificates());
  }

  @Test
  void withoutAnyFileNothingIsSet() {
    ServerConf conf = ServerConf.read(home);

    assertEquals("", conf.httpsProxy());
    assertNull(conf.rootCertificates());
  }
}
