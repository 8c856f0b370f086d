package io.vpsbeacon.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed. */
final class Trust {
  private Trust() {}

  /**
   * Connections that trust what the JVM trusts, and more.
   *
   * @param extra a PEM file, or null
   */
  static SSLSocketFactory sockets(Path extra) throws FeedException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, extra == null ? null : managers(extra), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new FeedException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] managers(Path extra)
      throws GeneralSecurityException, FeedException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    Collection<? extends Certificate> more;
    try (InputStream pem = Files.newInputStream(extra)) {
      store.load(null, null);
      more = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new FeedException(extra + ": is no readable PEM file of certificates: " + cause(e), e);
    }
    if (more.isEmpty()) {
      throw new FeedException(extra + ": holds no certificate");
    }
    int number = 0;
    for (X509Certificate certificate : ofTheJvm()) {
      store.setCertificateEntry("jvm-" + number++, certificate);
    }
    for (Certificate certificate : more) {
      store.setCertificateEntry("extra-" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Such an exception's own message is the name again. */
  private static String cause(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
  }

  private static X509Certificate[] ofTheJvm() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager known) {
        return known.getAcceptedIssuers();
      }
    }
    return new X509Certificate[0];
  }
}
