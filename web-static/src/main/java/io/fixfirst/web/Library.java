package io.fixfirst.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A WebJar, and which of its files browsers may load.
 *
 * @param group of its artifact
 * @param name of its artifact
 * @param served the names that are served, relative to its root
 */
record Library(String group, String name, Pattern served) {

  /** All that are served. */
  static final List<Library> ALL =
      List.of(
          npm("lit", "(?!development/|node/).*\\.js"),
          npm("lit-html", "(?!development/|node/).*\\.js"),
          npm("lit-element", "(?!development/|node/).*\\.js"),
          npm("lit__reactive-element", "(?!development/|node/).*\\.js"),
          npm(
              "shoelace-style__shoelace",
              "cdn/(?!react/).*\\.js|cdn/themes/.*\\.css|cdn/assets/icons/.*\\.svg"),
          npm("tanstack__virtual-core", "dist/esm/.*\\.js"),
          npm(
              "ace-builds",
              "src-min-noconflict/(ace|ext-language_tools|mode-yaml|theme-github_dark"
                  + "|theme-github_light_default)\\.js"
                  + "|css/(ace|theme/github_dark|theme/github_light_default)\\.css|css/.*\\.png"),
          new Library("org.webjars", "echarts", Pattern.compile("echarts\\.esm\\.min\\.js")));

  private static Library npm(String name, String served) {
    return new Library("org.webjars.npm", name, Pattern.compile(served));
  }

  /** {@return its version, as the jar says it} */
  String version() {
    Properties properties = new Properties();
    byte[] bytes = new Folder(pom()).read("pom.properties");
    try {
      properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  /** {@return where its files are served} */
  String root(String version) {
    return "/lib/" + name + "/" + version + "/";
  }

  /** {@return its files} */
  List<WebFile> files() {
    String version = version();
    Folder folder = new Folder("META-INF/resources/webjars/" + name + "/" + version);
    return folder.names(pom() + "/pom.properties").stream()
        .filter(file -> served.matcher(file).matches())
        .map(file -> new WebFile(root(version) + file, () -> folder.read(file)))
        .toList();
  }

  private String pom() {
    return "META-INF/maven/" + group + "/" + name;
  }
}
