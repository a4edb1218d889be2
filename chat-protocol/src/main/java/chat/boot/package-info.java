/**
 * The way from {@code java -jar}, on whatever Java is on the PATH, to a Java that runs the program.
 */
package chat.boot;
