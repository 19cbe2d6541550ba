package io.fixfirst.control.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Network namespaces of this machine on one bridge, which this machine reaches: places for servers
 * that can lose sight of each other while each still sees everything else. Only root can make them.
 */
final class Network {

  private static final Path IP = Path.of("/usr/sbin/ip");

  private final String name;
  private final String prefix;
  private final List<String> namespaces = new ArrayList<>();

  private Network(int number) {
    this.name = "fx" + number;
    this.prefix = "10.77." + number + ".";
  }

  /** {@return whether this process may make one} */
  static boolean canBeMade() throws InterruptedException {
    if (!Files.isExecutable(IP) || !System.getProperty("user.name").equals("root")) {
      return false;
    }
    Network trial = new Network(ThreadLocalRandom.current().nextInt(1, 255));
    try {
      trial.ip("netns", "add", trial.name + "-try");
      trial.ip("netns", "del", trial.name + "-try");
      trial.ip("link", "add", trial.name, "type", "bridge");
      trial.ip("link", "del", trial.name);
      return true;
    } catch (IOException e) {
      System.err.println("No network namespaces: " + e.getMessage());
      return false;
    }
  }

  /** Makes so many places. */
  static Network make(int places) throws IOException, InterruptedException {
    Network network = new Network(ThreadLocalRandom.current().nextInt(1, 255));
    String bridge = network.name;
    network.ip("link", "add", bridge, "type", "bridge");
    network.ip("address", "add", network.gateway() + "/24", "dev", bridge);
    network.ip("link", "set", bridge, "up");
    for (int place = 0; place < places; place++) {
      String namespace = bridge + "-" + place;
      network.ip("netns", "add", namespace);
      network.namespaces.add(namespace);
      network.ip(
          "link", "add", namespace, "type", "veth", "peer", "name", "eth0", "netns", namespace);
      network.ip("link", "set", namespace, "master", bridge, "up");
      network.in(place, "link", "set", "lo", "up");
      network.in(place, "address", "add", network.host(place) + "/24", "dev", "eth0");
      network.in(place, "link", "set", "eth0", "up");
    }
    return network;
  }

  /** {@return this machine's own address on it} */
  String gateway() {
    return prefix + "1";
  }

  /** {@return a place, counted from 0} */
  Place place(int number) {
    return new Place(host(number), List.of(IP.toString(), "netns", "exec", namespaces.get(number)));
  }

  /** One place and all others do not see each other any more. */
  void cutOff(int place) throws IOException, InterruptedException {
    others("add", place);
  }

  /** They see each other again. */
  void heal(int place) throws IOException, InterruptedException {
    others("del", place);
  }

  private void others(String verb, int place) throws IOException, InterruptedException {
    for (int other = 0; other < namespaces.size(); other++) {
      if (other != place) {
        in(place, "route", verb, "blackhole", host(other) + "/32");
        in(other, "route", verb, "blackhole", host(place) + "/32");
      }
    }
  }

  void remove() throws IOException, InterruptedException {
    for (String namespace : namespaces) {
      ip("netns", "del", namespace);
    }
    ip("link", "del", name);
  }

  private String host(int place) {
    return prefix + (11 + place);
  }

  private void in(int place, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-n", namespaces.get(place)));
    all.addAll(List.of(arguments));
    ip(all.toArray(String[]::new));
  }

  private void ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(IP.toString()));
    command.addAll(List.of(arguments));
    DebianPostgres.run(command);
  }
}
