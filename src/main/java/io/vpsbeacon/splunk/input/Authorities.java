package io.vpsbeacon.splunk.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: those that Java believes, and those of PEM files. */
final class Authorities {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private Authorities() {}

  /**
   * What TLS connections are made with.
   *
   * @param pemFiles certificates of authorities, or of the one server itself; other things in them,
   *     such as keys, are not looked at
   * @throws IOException naming the file that cannot be read or holds no certificate
   */
  static SSLContext context(List<Path> pemFiles) throws IOException {
    List<Certificate> more = new ArrayList<>();
    for (Path file : pemFiles) {
      more.addAll(certificates(file));
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate authority : javas()) {
        store.setCertificateEntry("java" + number++, authority);
      }
      for (Certificate certificate : more) {
        store.setCertificateEntry("pem" + number++, certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(store), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("certificates of authorities cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<X509Certificate> javas() throws GeneralSecurityException {
    List<X509Certificate> authorities = new ArrayList<>();
    for (TrustManager manager : trustManagers(null)) {
      if (manager instanceof X509TrustManager x509) {
        authorities.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return authorities;
  }

  private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    List<Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Matcher matcher = CERTIFICATE.matcher(Files.readString(file, ISO_8859_1));
      while (matcher.find()) {
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
        found.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
      }
    } catch (IOException e) {
      throw new IOException(file + ": the file of certificates cannot be read", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": holds a certificate that cannot be read", e);
    }
    if (found.isEmpty()) {
      throw new IOException(file + ": holds no certificate in PEM form");
    }
    return found;
  }
}
