package chat.server.bench;

/**
 * Who is there.
 *
 * @param rooms how many rooms
 * @param members how many members in each
 * @param speakers how many of them speak; each message is for all the others
 * @param label what its scenarios have in their names
 */
record Shape(int rooms, int members, int speakers, String label) {
  /** One speaks to so many others. */
  static Shape audience(int listeners) {
    return new Shape(1, listeners + 1, 1, Integer.toString(listeners));
  }

  /** So many rooms in which all talk. */
  static Shape rooms(int rooms, int members) {
    return new Shape(rooms, members, members, rooms + "x" + members);
  }
}
