/** What a person sees and types: the menu, the chat, and the plain filter for scripts. */
package chat.client.ui;
