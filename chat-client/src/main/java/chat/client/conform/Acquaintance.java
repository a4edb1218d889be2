package chat.client.conform;

import chat.client.conform.Answer.Granted;
import chat.client.conform.Requests.Form;
import chat.protocol.Bytes;
import java.io.IOException;

/** Finds out what the scripts have to know of a server before they can look for its faults. */
final class Acquaintance {
  private Acquaintance() {}

  /**
   * Learns which form of requests is taken, where the talk is, and whether it goes at all.
   *
   * @throws IOException when there is no server
   */
  static void make(Lab lab) throws IOException {
    try {
      learn(lab, grants(lab, Form.RAW));
    } catch (Unable e) {
      // The checks say what is wrong.
      return;
    } finally {
      lab.tidy();
    }
  }

  private static void learn(Lab lab, boolean takesRaw) throws Unable {
    try {
      if (!takesRaw && grants(lab, Form.JSON)) {
        lab.use(Form.JSON);
      }
      Bytes room = lab.freshRoom();
      Bytes wish = Requests.json(Lab.HOST, ",\"extensions\":[]");
      lab.learnFrom(lab.ask(Requests.request(Requests.CREATE, room, wish), room));
      Lab.Pair pair = lab.pair();
      if (lab.relayed(pair.host(), lab.word(), pair.guest()).isPresent()) {
        lab.trustTheRelay();
      }
    } catch (IOException e) {
      // A server that was there and is gone: the checks say so.
      return;
    }
  }

  private static boolean grants(Lab lab, Form form) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.request(Requests.CREATE, room, form.payload(Lab.HOST));
    return lab.ask(request, room).outcome() instanceof Granted;
  }
}
