package chat.client;

import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, in the language of everything else: picocli speaks English.
 */
record Misuse(Texts texts) {
  /** One sentence. */
  String sentence(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched ->
          texts.say(Phrase.USAGE_UNKNOWN, unmatched.getUnmatched().getFirst());
      case MissingParameterException missing ->
          texts.say(
              Phrase.USAGE_MISSING,
              missing.getMissing().stream().map(Misuse::label).collect(Collectors.joining(", ")));
      case OverwrittenOptionException twice ->
          texts.say(Phrase.USAGE_TWICE, label(twice.getOverwritten()));
      case ParameterException other
          when other.getCause() instanceof TypeConversionException cause ->
          value(other.getArgSpec(), String.valueOf(cause.getMessage()));
      case ParameterException other -> String.valueOf(other.getMessage());
    };
  }

  /** Our own converters speak the right language already, those of picocli do not. */
  private String value(ArgSpec argument, String complaint) {
    if (!takesValue(argument)) {
      return texts.say(Phrase.USAGE_NO_VALUE, label(argument));
    }
    return texts.say(
        Phrase.USAGE_VALUE,
        label(argument),
        argument.typeInfo().isEnum()
            ? texts.say(Phrase.USAGE_CHOICE, choices(argument))
            : complaint);
  }

  private static String choices(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .map(choice -> choice.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static boolean takesValue(ArgSpec argument) {
    return argument.arity().max() > 0;
  }

  private static String label(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      return option.longestName() + (takesValue(option) ? " " + option.paramLabel() : "");
    }
    return argument.paramLabel();
  }
}
