package io.fixfirst.core;

/**
 * A device's id: its tenant and its name there, {@code kolding:srv-001} or {@code
 * kolding:10.0.0.7:9100}.
 *
 * @param name 1 to 120 letters, digits and {@code . _ : @ -}, without {@code ..}
 */
public record DeviceId(TenantId tenant, String name) implements EntityId, Comparable<DeviceId> {

  public DeviceId {
    IdText.requireName("device", name, "1 to 120 letters, digits and . _ : @ - after the tenant");
  }

  /** {@return the id that {@code tenant:name} names} */
  public static DeviceId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("A device id is tenant:name (was \"" + text + "\").");
    }
    return new DeviceId(new TenantId(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public EntityKind kind() {
    return EntityKind.DEVICE;
  }

  @Override
  public String text() {
    return tenant.text() + ":" + name;
  }

  @Override
  public int compareTo(DeviceId other) {
    return tenant.equals(other.tenant)
        ? name.compareTo(other.name)
        : text().compareTo(other.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
