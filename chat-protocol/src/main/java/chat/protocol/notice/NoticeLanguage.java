package chat.protocol.notice;

/** The languages a server can speak in a room. */
public enum NoticeLanguage {
  /** English. */
  EN,
  /** Japanese. */
  JA
}
