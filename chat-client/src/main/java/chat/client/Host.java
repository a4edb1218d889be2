package chat.client;

/** The name or address of a host, not empty. */
record Host(String name) {}
