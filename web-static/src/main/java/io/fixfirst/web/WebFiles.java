package io.fixfirst.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Everything that browsers may load, by path: a fixed table. Our own files are under {@code
 * /assets/VERSION/}, where VERSION is the digest of them all, and those of libraries under {@code
 * /lib/NAME/VERSION/}; so what a path leads to never changes, and a browser may keep it forever.
 */
public final class WebFiles {

  private static final String OWN = "io/fixfirst/web";

  private final Map<String, WebFile> files;
  private final Map<String, String> versions;
  private final String version;
  private final Function<String, byte[]> own;

  private WebFiles(
      Map<String, WebFile> files,
      Map<String, String> versions,
      String version,
      Function<String, byte[]> own) {
    this.files = files;
    this.versions = versions;
    this.version = version;
    this.own = own;
  }

  /** {@return all files as they were built} */
  public static WebFiles load() {
    Folder folder = new Folder(OWN);
    return of(folder.names(OWN + "/shell.html"), folder::read);
  }

  /**
   * {@return all files, our own ones as they are in a directory now}: for those who work on them,
   * and want to see a change without building it
   */
  public static WebFiles load(Path directory) {
    try {
      return of(
          Folder.inDirectory(directory),
          name -> {
            try {
              return Files.readAllBytes(directory.resolve(name));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebFiles of(List<String> names, Function<String, byte[]> read) {
    Map<String, WebFile> files = new HashMap<>();
    Map<String, String> versions = new HashMap<>();
    List<String> own = names.stream().filter(name -> name.matches(".*\\.(js|css|svg)")).toList();
    String version = digest(own, read);
    for (String name : own) {
      WebFile file = new WebFile("/assets/" + version + "/" + name, () -> read.apply(name));
      files.put(file.path(), file);
    }
    for (Library library : Library.ALL) {
      versions.put(library.name(), library.version());
      library.files().forEach(file -> files.put(file.path(), file));
    }
    return new WebFiles(files, versions, version, read);
  }

  /** {@return what is served at a path} */
  public Optional<WebFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** {@return the digest of our own files} */
  public String version() {
    return version;
  }

  /** {@return where our own files are served, with a slash at the end} */
  public String root() {
    return "/assets/" + version + "/";
  }

  /** {@return a page of ours, with the places of all files put in} */
  public String page(String name) {
    return new String(own.apply(name), StandardCharsets.UTF_8)
        .replace("{importmap}", importMap())
        .replace("{assets}", root())
        .replace("{lit}", root("lit"))
        .replace("{lit-html}", root("lit-html"))
        .replace("{lit-element}", root("lit-element"))
        .replace("{reactive-element}", root("lit__reactive-element"));
  }

  /** {@return what the names in import statements stand for, as JSON} */
  public String importMap() {
    String map =
        """
        {"imports": {
        "lit": "{lit}index.js", "lit/": "{lit}",
        "lit-html": "{html}lit-html.js", "lit-html/": "{html}",
        "lit-element": "{element}index.js", "lit-element/": "{element}",
        "@lit/reactive-element": "{reactive}reactive-element.js", "@lit/reactive-element/": "{reactive}",
        "shoelace/": "{shoelace}cdn/",
        "@tanstack/virtual-core": "{virtual}dist/esm/index.js",
        "ace/": "{ace}",
        "echarts": "{echarts}echarts.esm.min.js"
        }}""";
    return map.replace("{lit}", root("lit"))
        .replace("{html}", root("lit-html"))
        .replace("{element}", root("lit-element"))
        .replace("{reactive}", root("lit__reactive-element"))
        .replace("{shoelace}", root("shoelace-style__shoelace"))
        .replace("{virtual}", root("tanstack__virtual-core"))
        .replace("{ace}", root("ace-builds"))
        .replace("{echarts}", root("echarts"));
  }

  private String root(String library) {
    @Nullable String found = versions.get(library);
    return "/lib/" + library + "/" + found + "/";
  }

  private static String digest(List<String> names, Function<String, byte[]> read) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (String name : names) {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(read.apply(name));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }
}
