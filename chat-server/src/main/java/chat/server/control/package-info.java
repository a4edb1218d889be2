/**
 * Create, join and list, over TCP: one connection, one transaction, one virtual thread. {@link
 * chat.server.control.ControlListener} accepts, {@link chat.server.control.ControlConnection} reads
 * and answers, {@link chat.server.control.Reception} decides.
 */
package chat.server.control;
