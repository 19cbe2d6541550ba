package io.fixfirst.actors.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Shows Flyway some of the schema's steps, and hides the others. */
final class Steps implements ResourceProvider {

  private final List<LoadableResource> scripts;

  /**
   * @param location on the class path
   * @param names of the files there
   */
  Steps(String location, List<String> names) {
    this.scripts =
        names.stream().<LoadableResource>map(name -> new Script(location, name)).toList();
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return scripts.stream()
        .filter(script -> script.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return scripts.stream()
        .filter(script -> script.getFilename().startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
        .toList();
  }

  private static final class Script extends LoadableResource {

    private final String location;
    private final String name;

    Script(String location, String name) {
      this.location = location;
      this.name = name;
    }

    @Override
    public Reader read() {
      String path = getAbsolutePath();
      return new InputStreamReader(
          Objects.requireNonNull(Steps.class.getClassLoader().getResourceAsStream(path), path),
          UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return location + "/" + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
