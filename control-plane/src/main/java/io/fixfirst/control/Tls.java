package io.fixfirst.control;

import com.typesafe.config.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.pekko.pki.pem.DERPrivateKeyLoader;
import org.apache.pekko.pki.pem.PEMDecoder;
import org.apache.pekko.pki.pem.PEMLoadingException;

/** The certificate that HTTP is served with, where one is given: PEM files, or a PKCS#12 file. */
final class Tls {

  private static final char[] NO_PASSWORD = {};

  private Tls() {}

  /**
   * {@return what HTTPS is served with; empty for plain HTTP}
   *
   * @param settings {@code fixfirst.tls}
   * @throws Stopped where what is given is no certificate with its key
   */
  static Optional<SSLContext> of(Config settings) {
    String certificate = settings.getString("certificate");
    String key = settings.getString("key");
    String keystore = settings.getString("keystore");
    if (certificate.isEmpty() && key.isEmpty() && keystore.isEmpty()) {
      return Optional.empty();
    }
    if (keystore.isEmpty() ? certificate.isEmpty() || key.isEmpty() : !certificate.isEmpty()) {
      throw new Stopped(
          ExitCode.USAGE,
          "TLS needs a certificate and its key (--tls-cert, --tls-key), or else a keystore.");
    }
    char[] password = SecretText.of(settings, "password").toCharArray();
    try {
      return Optional.of(
          keystore.isEmpty()
              ? context(pem(Path.of(certificate), Path.of(key)), NO_PASSWORD)
              : context(pkcs12(Path.of(keystore), password), password));
    } catch (GeneralSecurityException | IOException | PEMLoadingException e) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          "the certificate cannot be used ("
              + (keystore.isEmpty() ? certificate + ", " + key : keystore)
              + ": "
              + e.getMessage()
              + ").");
    }
  }

  /** A certificate with those that vouch for it, in this order, and its key, not encrypted. */
  private static KeyStore pem(Path certificate, Path key)
      throws GeneralSecurityException, IOException, PEMLoadingException {
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
            .toArray(Certificate[]::new);
    PrivateKey secret =
        key(PEMDecoder.decode(bare(Files.readString(key, StandardCharsets.US_ASCII))));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setKeyEntry("fixfirst", secret, NO_PASSWORD, chain);
    return store;
  }

  /** Programs that make keys like to write what they are above them. */
  private static String bare(String pem) {
    return pem.substring(Math.max(0, pem.indexOf("-----BEGIN")));
  }

  private static PrivateKey key(PEMDecoder.DERData data)
      throws GeneralSecurityException, PEMLoadingException {
    if (!data.label().equals("PRIVATE KEY")) {
      return DERPrivateKeyLoader.load(data);
    }
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(data.bytes()));
      } catch (InvalidKeySpecException _) {
        continue; // It is of another kind.
      }
    }
    throw new GeneralSecurityException("The key is neither of EC, RSA nor EdDSA.");
  }

  private static KeyStore pkcs12(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(file.toFile(), password);
  }

  private static SSLContext context(KeyStore store, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
