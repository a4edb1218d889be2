/** What an operator can see: counters, and a log of stable event names, one line each. */
package chat.server.observe;
