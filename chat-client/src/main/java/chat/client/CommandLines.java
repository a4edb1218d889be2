package chat.client;

import chat.client.CompletionCommand.Shell;
import chat.client.CompletionCommand.ShellConverter;
import chat.client.session.EntryRequest.Way;
import chat.client.ui.Language;
import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** Puts the commands together: their names, help pages, defaults, and what happens on errors. */
final class CommandLines {
  private static final int HELP_COLUMNS = 80;

  private CommandLines() {}

  static CommandLine build(Surroundings surroundings, Texts texts, Complaints complaints) {
    SettingsFile settings = SettingsFile.of(surroundings.environment());
    ServerOptions server = new ServerOptions(settings, texts, complaints);
    Misuse misuse = new Misuse(texts);
    ResourceBundle help = texts.help();
    CommandLine root =
        new CommandLine(new ClientCommand(server, settings, surroundings, texts, complaints));
    root.addMixin("server", server);
    // The language is needed before the rest can be read; here it is only checked.
    root.getCommandSpec()
        .addOption(
            everywhere(4, "lang", "--lang")
                .type(Language.class)
                .paramLabel("LANG")
                .completionCandidates(List.of("en", "ja"))
                .build())
        .addOption(everywhere(5, "help", "-h", "--help").usageHelp(true).build())
        .addOption(everywhere(6, "version", "-V", "--version").versionHelp(true).build());
    root.addSubcommand(
            "create", new EnterCommand(Way.CREATE, server, surroundings, texts, complaints))
        .addSubcommand("join", new EnterCommand(Way.JOIN, server, surroundings, texts, complaints))
        .addSubcommand("list", new ListCommand(server, surroundings, texts, complaints))
        .addSubcommand("conform", new ConformCommand(server, surroundings, texts, complaints))
        .addSubcommand("completion", new CompletionCommand(surroundings));
    root.setResourceBundle(help);
    describe(root, help, "client");
    root.getSubcommands().forEach((name, command) -> describe(command, help, name));
    root.getCommandSpec().version(ClientCommand.NAME + " " + version());
    root.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().version(root.getCommandSpec().version()));
    root.registerConverter(Host.class, new HostConverter(texts.say(Phrase.USAGE_HOST)))
        .registerConverter(
            HistoryLines.class, new HistoryLines.Converter(texts.say(Phrase.USAGE_HISTORY_LINES)))
        .registerConverter(Integer.class, new PortConverter(texts.say(Phrase.USAGE_PORT)))
        .registerConverter(Amount.class, new Amount.Converter(texts.say(Phrase.USAGE_AMOUNT)))
        .registerConverter(Language.class, new LanguageConverter())
        .registerConverter(Shell.class, new ShellConverter())
        .registerConverter(
            TimeFormat.class, new TimeFormat.Converter(texts.say(Phrase.USAGE_TIME_FORMAT)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(new EnvironmentDefaults(surroundings.environment()))
        // A room may be called @home, and a password may hold ${braces}.
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, _) -> complaints.usage(misuse.sentence(e)))
        .setExecutionExceptionHandler(
            (e, _, _) ->
                e instanceof WrongUsage usage
                    ? complaints.usage(usage.sentence())
                    : complaints.internal(e));
    return root;
  }

  /**
   * A bare {@code --password} asks for one. The word behind it is not one, but the room, say: a
   * value is written {@code --password=VALUE}.
   */
  static String[] prepared(String[] args) {
    return Arrays.stream(args)
        .map(arg -> arg.equals("--password") ? "--password=" : arg)
        .toArray(String[]::new);
  }

  private static OptionSpec.Builder everywhere(int order, String key, String... names) {
    return OptionSpec.builder(names).scopeType(ScopeType.INHERIT).descriptionKey(key).order(order);
  }

  private static void describe(CommandLine command, ResourceBundle help, String key) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage
        .description(help.getString("command." + key))
        .synopsisHeading(help.getString("heading.usage"))
        .descriptionHeading("%n")
        .parameterListHeading("%n" + help.getString("heading.parameters") + "%n")
        .optionListHeading("%n" + help.getString("heading.options") + "%n")
        .commandListHeading("%n" + help.getString("heading.commands") + "%n")
        .synopsisSubcommandLabel("[COMMAND]")
        .sortOptions(false);
  }

  private static String version() {
    return Optional.ofNullable(ClientCommand.class.getPackage().getImplementationVersion())
        .orElse("(not from a jar)");
  }
}
