package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Said;
import org.junit.jupiter.api.Test;

class InboxTest {
  @Test
  void givesEventsInTheirOrder() throws Exception {
    Inbox inbox = new Inbox(3);
    inbox.put(new Said("1"));
    inbox.put(new Said("2"));
    assertThat(inbox.take()).isEqualTo(new Said("1"));
    assertThat(inbox.take()).isEqualTo(new Said("2"));
  }

  @Test
  void countsWhatDoesNotFitAndTellsItInItsPlace() throws Exception {
    Inbox inbox = new Inbox(1);
    inbox.put(new Said("1"));
    inbox.put(new Said("2"));
    inbox.put(new Said("3"));
    assertThat(inbox.take()).isEqualTo(new Said("1"));
    inbox.put(new Said("4"));
    assertThat(inbox.take()).isEqualTo(new Missed(2));
    assertThat(inbox.take()).isEqualTo(new Said("4"));
  }

  @Test
  void tellsWhatWasMissedWhenNothingElseComes() throws Exception {
    Inbox inbox = new Inbox(1);
    inbox.put(new Said("1"));
    inbox.put(new Said("2"));
    inbox.take();
    assertThat(inbox.take()).isEqualTo(new Missed(1));
  }

  @Test
  void theEndAlwaysFits() throws Exception {
    Inbox inbox = new Inbox(1);
    inbox.put(new Said("1"));
    inbox.put(new Said("2"));
    inbox.put(new Left());
    assertThat(inbox.take()).isEqualTo(new Said("1"));
    assertThat(inbox.take()).isEqualTo(new Missed(1));
    assertThat(inbox.take()).isEqualTo(new Left());
  }
}
