/** What happens by itself: sweeping, and stopping when the system asks. */
package chat.server.lifecycle;
