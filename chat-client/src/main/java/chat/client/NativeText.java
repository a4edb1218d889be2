package chat.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments and environment variables as they were typed. In a C locale Java turns what is not
 * ASCII in them into question marks; where the system has a {@code /proc}, it still knows the
 * bytes, and those are UTF-8.
 */
final class NativeText {
  /**
   * Names the process that typed text reached first, when an older Java handed over to this one.
   */
  private static final String PARENT = "chat.boot.parent";

  private static final String LOST = "[?\uFFFD]";

  private NativeText() {}

  static String[] arguments(String[] args) {
    if (Arrays.stream(args).allMatch(NativeText::isIntact)) {
      return args;
    }
    String process = System.getProperty(PARENT, "self");
    return arguments(args, strings(Path.of("/proc", process, "cmdline")));
  }

  /** The last of the process's strings, if they can be what {@code args} once was. */
  static String[] arguments(String[] args, List<String> process) {
    int from = process.size() - args.length;
    if (from < 0) {
      return args;
    }
    String[] typed = process.subList(from, process.size()).toArray(String[]::new);
    for (int i = 0; i < args.length; i++) {
      if (!ascii(typed[i]).equals(ascii(args[i]))) {
        return args;
      }
    }
    return typed;
  }

  static Map<String, String> environment(Map<String, String> environment) {
    if (environment.values().stream().allMatch(NativeText::isIntact)) {
      return environment;
    }
    return environment(environment, strings(Path.of("/proc/self/environ")));
  }

  static Map<String, String> environment(Map<String, String> known, List<String> process) {
    Map<String, String> variables = new HashMap<>(known);
    for (String entry : process) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.replace(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  private static boolean isIntact(String text) {
    return !text.matches("(?s).*" + LOST + ".*");
  }

  /** What is left of a text when all that a C locale may have spoilt is taken out. */
  private static String ascii(String text) {
    return text.replaceAll(LOST, "").replaceAll("[^\\x00-\\x7F]", "");
  }

  private static List<String> strings(Path file) {
    try {
      String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return all.isEmpty() ? List.of() : List.of(withoutLast(all).split("\0", -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String withoutLast(String all) {
    return all.endsWith("\0") ? all.substring(0, all.length() - 1) : all;
  }
}
