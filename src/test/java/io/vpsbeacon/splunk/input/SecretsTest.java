package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void aSecretIsMaskedWhereverItStands() {
    Secrets secrets = new Secrets();
    secrets.add("s3cret");
    secrets.add("");
    secrets.add(null);

    assertEquals("a ********, again ********", secrets.clean("a s3cret, again s3cret"));
  }

  @Test
  void aTextStaysOneLine() {
    assertEquals("a  b é 😀", new Secrets().clean("a\r\nb é 😀"));
  }
}
