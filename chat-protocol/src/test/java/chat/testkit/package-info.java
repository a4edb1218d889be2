/** What the tests of all three modules share: seeds, wire vectors, the format check, raw peers. */
package chat.testkit;
