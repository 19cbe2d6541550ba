package io.fixfirst.control.webhook;

import com.typesafe.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are good enough: those that Java trusts, and some of one's own house. */
final class Trust {

  private Trust() {}

  /**
   * {@return what we speak as a client}
   *
   * @param file in PEM with certificates that are trusted, too; empty for none
   * @throws ConfigException where there are none in it
   */
  static SSLContext in(String file) {
    try {
      if (file.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(null, null);
      for (Certificate one : certificates(Path.of(file))) {
        all.setCertificateEntry("own-" + all.size(), one);
      }
      for (TrustManager usual : managers(null)) {
        if (usual instanceof X509TrustManager known) {
          for (X509Certificate one : known.getAcceptedIssuers()) {
            all.setCertificateEntry("usual-" + all.size(), one);
          }
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(all), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigException.BadValue(
          "fixfirst.webhook.trusted-certificates", "no certificates can be read from " + file, e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, CertificateException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    if (found.isEmpty()) {
      throw new CertificateException("There are none.");
    }
    return found;
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
