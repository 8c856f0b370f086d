package io.vpsbeacon.app.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, with one word of look-ahead. */
final class Lexer {
  enum Kind {
    STRING,
    FIELD,
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  record Token(Kind kind, String text) {
    boolean is(String symbol) {
      return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }

    /** Whether this is a key word, in capitals or not. */
    boolean isWord(String word) {
      return kind == Kind.NAME && text.toUpperCase(Locale.ROOT).equals(word);
    }
  }

  // A dot belongs to a name only where the name goes on after it: host."|" is three words.
  private static final String NAME_PART = "[A-Za-z0-9_{}@:*]+";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<field>'(?:[^'\\\\]|\\\\.)*'|<<\\w+>>)"
              + "|(?<number>(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?![\\w.{}@:]))"
              + "|(?<name>[A-Za-z0-9_{@]"
              + "[A-Za-z0-9_{}@:]*(?:\\.(?=[A-Za-z0-9_{])[A-Za-z0-9_{}@:]+)*)"
              + "|(?<symbol><=|>=|!=|==|\\S))",
          Pattern.DOTALL);
  private static final Pattern WILDCARD_FIELD =
      Pattern.compile("\\s*-?" + NAME_PART + "(?:\\." + NAME_PART + ")*\\s*");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Lexer(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at) && matcher.start() == at) {
      at = matcher.end();
      if (matcher.group("string") != null) {
        tokens.add(new Token(Kind.STRING, matcher.group("string")));
      } else if (matcher.group("field") != null) {
        tokens.add(new Token(Kind.FIELD, matcher.group("field")));
      } else if (matcher.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, matcher.group("number")));
      } else if (matcher.group("name") != null) {
        tokens.add(new Token(Kind.NAME, matcher.group("name")));
      } else {
        tokens.add(new Token(Kind.SYMBOL, matcher.group("symbol")));
      }
    }
    tokens.add(new Token(Kind.END, "the end"));
  }

  static boolean isFieldPattern(String text) {
    return WILDCARD_FIELD.matcher(text).matches();
  }

  Token peek() {
    return tokens.get(next);
  }

  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean takeIf(String symbol) {
    if (peek().is(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  boolean takeIfWord(String word) {
    if (peek().isWord(word)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String symbol) throws SplProblem {
    if (!takeIf(symbol)) {
      throw new SplProblem("expected " + symbol + ", found " + peek().text());
    }
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }
}
