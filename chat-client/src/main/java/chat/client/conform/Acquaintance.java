package chat.client.conform;

import chat.client.conform.Answer.Granted;
import chat.client.conform.Requests.Form;
import chat.protocol.Bytes;
import java.io.IOException;

/** Finds out what the scripts have to know of a server before they can look for its faults. */
final class Acquaintance {
  private Acquaintance() {}

  /**
   * Learns where the talk is, which form of requests is taken, and whether the talk goes at all.
   *
   * @throws IOException when there is no server
   */
  static void make(Lab lab) throws IOException {
    try {
      // First, because its answer may tell where to leave again.
      var _ = enters(lab, Requests.json(Lab.HOST, ",\"extensions\":[]"));
      learn(lab);
    } catch (Unable e) {
      // The checks say what is wrong.
      return;
    } finally {
      lab.tidy();
    }
  }

  private static void learn(Lab lab) throws Unable {
    try {
      if (!enters(lab, Form.RAW.payload(Lab.HOST)) && enters(lab, Form.JSON.payload(Lab.HOST))) {
        lab.use(Form.JSON);
      }
      Lab.Pair pair = lab.pair();
      if (lab.talk().relayed(pair.host(), lab.word(), pair.guest()).isPresent()) {
        lab.talk().begins();
      }
    } catch (IOException e) {
      // A server that was there and is gone: the checks say so.
      return;
    }
  }

  private static boolean enters(Lab lab, Bytes payload) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.request(Requests.CREATE, room, payload);
    return lab.ask(request, room).outcome() instanceof Granted;
  }
}
