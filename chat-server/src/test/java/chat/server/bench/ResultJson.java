package chat.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results for programs: each round of each lane, and the machine. */
final class ResultJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultJson() {}

  /** Writes all that was measured, and with what. */
  static void write(Path file, List<Result> results, String how) throws IOException {
    ObjectNode top = JSON.createObjectNode();
    top.put("how", how);
    top.put("java", Runtime.version().toString());
    top.put(
        "system",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    ArrayNode all = top.putArray("results");
    results.forEach(result -> put(all.addObject(), result));
    Files.writeString(
        file,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(top) + System.lineSeparator());
  }

  /** Reads what {@link #write} has written. */
  static List<Result> read(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    for (JsonNode result : JSON.readTree(file.toFile()).path("results")) {
      List<Outcome> outcomes = new ArrayList<>();
      result.path("lanes").forEach(lane -> outcomes.add(outcome(lane)));
      results.add(new Result(result.path("scenario").asText(), outcomes));
    }
    return results;
  }

  private static void put(ObjectNode node, Result result) {
    node.put("scenario", result.scenario());
    ArrayNode lanes = node.putArray("lanes");
    for (Outcome outcome : result.outcomes()) {
      ObjectNode lane = lanes.addObject();
      lane.put("lane", outcome.lane());
      lane.put("allocated_bytes", outcome.allocated());
      lane.put("resident_kib", outcome.residentKib());
      if (outcome != result.outcomes().getFirst()) {
        lane.set("ratios", JSON.valueToTree(result.ratios(outcome)));
      }
      lane.set("complaints", JSON.valueToTree(outcome.complaints()));
      lane.set("rounds", JSON.valueToTree(outcome.rounds()));
    }
  }

  private static Outcome outcome(JsonNode lane) {
    List<Round> rounds = new ArrayList<>();
    lane.path("rounds").forEach(round -> rounds.add(JSON.convertValue(round, Round.class)));
    List<String> complaints = new ArrayList<>();
    lane.path("complaints").forEach(line -> complaints.add(line.asText()));
    return new Outcome(
        lane.path("lane").asText(),
        rounds,
        lane.path("allocated_bytes").asDouble(),
        lane.path("resident_kib").asLong(),
        complaints);
  }
}
