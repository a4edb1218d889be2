package chat.client;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a script that makes a shell complete commands and options. */
@Command
final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "SHELL", descriptionKey = "shell")
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    switch (shell) {
      case BASH ->
          surroundings
              .out()
              .print(AutoComplete.bash(ClientCommand.NAME, spec.root().commandLine()));
    }
    surroundings.out().flush();
    return ExitCodes.OK.code();
  }

  /** The shells there is a script for. */
  enum Shell {
    BASH;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the name of a shell. */
  static final class ShellConverter implements ITypeConverter<Shell> {
    @Override
    public Shell convert(String typed) {
      for (Shell shell : Shell.values()) {
        if (shell.toString().equals(typed)) {
          return shell;
        }
      }
      throw new TypeConversionException(typed);
    }
  }
}
