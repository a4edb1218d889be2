package chat.client.ui;

/** Somebody would rather not answer. */
final class StoppedAsking extends Exception {
  private static final long serialVersionUID = 1L;

  /** How somebody says so. */
  enum Key {
    CTRL_C,
    CTRL_D
  }

  private final Key key;

  StoppedAsking(Key key) {
    super(key.name(), null, false, false);
    this.key = key;
  }

  Key key() {
    return key;
  }
}
