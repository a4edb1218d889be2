package chat.server.bench;

/** How long the texts are that are said, in bytes. */
sealed interface TextSize {
  /** The size of a speaker's message with this number: the same whenever it is asked. */
  int of(long seq);

  /** The largest there is. */
  int max();

  /** What its scenarios have at the end of their names. */
  String label();

  /** All the same. */
  record Fixed(int bytes, String label) implements TextSize {
    @Override
    public int of(long seq) {
      return bytes;
    }

    @Override
    public int max() {
      return bytes;
    }
  }

  /** From 20 to 200, in no order but evenly: 181 sizes, each once in 181 messages. */
  record Mixed(String label) implements TextSize {
    private static final int SMALLEST = 20;
    private static final int SIZES = 181;
    private static final int STRIDE = 67;

    @Override
    public int of(long seq) {
      return SMALLEST + (int) (seq * STRIDE % SIZES);
    }

    @Override
    public int max() {
      return SMALLEST + SIZES - 1;
    }
  }
}
