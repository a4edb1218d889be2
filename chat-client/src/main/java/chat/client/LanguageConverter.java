package chat.client;

import chat.client.ui.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of the languages that the client speaks. */
final class LanguageConverter implements ITypeConverter<Language> {
  @Override
  public Language convert(String typed) {
    return Language.named(typed).orElseThrow(() -> new TypeConversionException(typed));
  }
}
