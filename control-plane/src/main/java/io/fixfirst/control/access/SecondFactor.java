package io.fixfirst.control.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Codes from an app on somebody's telephone (TOTP, RFC 6238: 6 digits, half a minute, SHA-1, as all
 * apps have them). A code counts once; one that is half a minute early or late counts too. Who has
 * lost the app has ten recovery codes, each of which counts once.
 */
public final class SecondFactor {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int SLACK_STEPS = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, 6);
  private final DataSource dataSource;
  private final Seal seal;
  private final InstantSource time;

  public SecondFactor(DataSource dataSource, Seal seal, InstantSource time) {
    this.dataSource = dataSource;
    this.seal = seal;
    this.time = time;
  }

  /**
   * What an app is given, this once.
   *
   * @param secret in Base32, to be typed
   * @param uri {@code otpauth://totp/...}, to be scanned
   */
  public record Begun(String secret, String uri) {}

  /** {@return a new secret, which counts once a code has confirmed it; empty where one counts} */
  public Optional<Begun> begin(Account account) throws SQLException {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    int begun =
        update(
            "UPDATE account SET totp = ?, totp_step = 0 WHERE id = ? AND NOT totp_confirmed",
            seal.close(secret, SealedColumn.CODES.row(account.id())),
            account.id());
    if (begun == 0) {
      return Optional.empty();
    }
    String text = Base32.of(secret);
    String name = URLEncoder.encode(account.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return Optional.of(
        new Begun(
            text, "otpauth://totp/Fixfirst:" + name + "?secret=" + text + "&issuer=Fixfirst"));
  }

  /**
   * {@return recovery codes, readable this once, where the code shows that the app has the secret}
   */
  public Optional<List<String>> confirm(Account account, String code) throws SQLException {
    if (account.secondFactor() || !isFresh(account.id(), code)) {
      return Optional.empty();
    }
    update("DELETE FROM recovery_code WHERE account = ?", account.id());
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String one = Secrets.readable();
      codes.add(one);
      update(
          "INSERT INTO recovery_code (account, hash) VALUES (?, ?)",
          account.id(),
          DigestUtils.sha256(one));
    }
    update("UPDATE account SET totp_confirmed = true WHERE id = ?", account.id());
    return Optional.of(codes);
  }

  /** {@return whether it is a code of the app, or a recovery code, that has not been used} */
  boolean check(Account account, String code) throws SQLException {
    String text = code.strip().toLowerCase(Locale.ROOT);
    return isFresh(account.id(), text)
        || update(
                "DELETE FROM recovery_code WHERE account = ? AND hash = ?",
                account.id(),
                DigestUtils.sha256(text))
            == 1;
  }

  /** Takes the second factor away. */
  public void remove(String account) throws SQLException {
    update(
        "UPDATE account SET totp = NULL, totp_confirmed = false, totp_step = 0 WHERE id = ?",
        account);
    update("DELETE FROM recovery_code WHERE account = ?", account);
  }

  /** {@return how many recovery codes are left} */
  public int recoveryCodes(String account) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM recovery_code WHERE account = ?")) {
      statement.setString(1, account);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** Uses a code: two who send the same one at once are told apart by the database. */
  private boolean isFresh(String account, String code) throws SQLException {
    byte[] secret = secret(account);
    if (secret == null || code.length() != generator.getPasswordLength()) {
      return false;
    }
    Instant now = time.instant();
    long current = now.toEpochMilli() / STEP.toMillis();
    long found = -1;
    for (long step = current - SLACK_STEPS; step <= current + SLACK_STEPS; step++) {
      if (same(code, at(secret, step))) {
        found = step;
      }
    }
    return found >= 0
        && update(
                "UPDATE account SET totp_step = ? WHERE id = ? AND totp_step < ?",
                found,
                account,
                found)
            == 1;
  }

  private String at(byte[] secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()),
          Instant.ofEpochMilli(step * STEP.toMillis()),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("A second factor's secret is no key.", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private byte @Nullable [] secret(String account) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT totp FROM account WHERE id = ?")) {
      statement.setString(1, account);
      try (ResultSet row = statement.executeQuery()) {
        byte[] kept = row.next() ? row.getBytes(1) : null;
        return kept == null ? null : seal.open(kept, SealedColumn.CODES.row(account));
      }
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      return statement.executeUpdate();
    }
  }
}
