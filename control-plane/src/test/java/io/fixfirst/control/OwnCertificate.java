package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody but ourselves vouches for, as the files {@code NAME.pem} and {@code
 * NAME.key}.
 *
 * @param store with the certificate and its key
 */
public record OwnCertificate(Path certificate, Path key, KeyStore store) {

  private static final String ALIAS = "own";
  private static final char[] PASSWORD = "changeit".toCharArray();

  /**
   * {@return a new one}
   *
   * @param host as keytool writes it, {@code ip:127.0.0.1}
   */
  public static OwnCertificate make(Path directory, String name, String host) throws Exception {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    try (InputStream out = keytool.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(said).isZero();
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    return new OwnCertificate(
        pem(
            directory.resolve(name + ".pem"),
            "CERTIFICATE",
            store.getCertificate(ALIAS).getEncoded()),
        pem(
            directory.resolve(name + ".key"),
            "PRIVATE KEY",
            store.getKey(ALIAS, PASSWORD).getEncoded()),
        store);
  }

  /** {@return what a server with it speaks} */
  public SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** {@return what a client that trusts it, and nobody else, speaks} */
  public SSLContext client() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
    return Files.writeString(
        file,
        "Bag Attributes\n    friendlyName: own\n-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
  }
}
