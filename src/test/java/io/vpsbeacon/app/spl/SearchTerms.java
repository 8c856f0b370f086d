package io.vpsbeacon.app.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the terms of {@code search}: words, comparisons, AND, OR, NOT, IN lists. */
final class SearchTerms {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<operator>!=|<=|>=|=|<|>)|(?<paren>[()])|(?<comma>,)"
              + "|(?<word>(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\\\.|!(?!=)|[^\\s()\"=<>!,])+))",
          Pattern.DOTALL);

  private record Token(boolean operator, String text) {}

  private static final Token END = new Token(false, "");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  private SearchTerms(String text) throws SplProblem {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    String rest = text.stripTrailing();
    while (at < rest.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new SplProblem("not a search term: " + rest.substring(at));
      }
      tokens.add(new Token(matcher.group("operator") != null, matcher.group().strip()));
      at = matcher.end();
    }
  }

  static void parse(String text) throws SplProblem {
    SearchTerms terms = new SearchTerms(text);
    if (terms.tokens.isEmpty()) {
      return;
    }
    terms.disjunction();
    if (terms.next < terms.tokens.size()) {
      throw new SplProblem("not part of the search: " + terms.peek().text());
    }
  }

  private void disjunction() throws SplProblem {
    do {
      conjunction();
    } while (takeIf("OR"));
  }

  private void conjunction() throws SplProblem {
    negation();
    while (takeIf("AND") || startsTerm()) {
      negation();
    }
  }

  private boolean startsTerm() {
    String text = peek().text();
    return !text.isEmpty() && !text.equals(")") && !text.equals("OR");
  }

  private void negation() throws SplProblem {
    boolean not;
    do {
      not = takeIf("NOT");
    } while (not);
    if (takeIf("(")) {
      disjunction();
      expectClosing();
    } else {
      comparison();
    }
  }

  private void comparison() throws SplProblem {
    String left = operand();
    if ((left.equals("TERM") || left.equals("CASE")) && takeIf("(")) {
      operand();
      expectClosing();
    } else if (peek().operator()) {
      next++;
      operand();
    } else if (takeIf("IN")) {
      if (!takeIf("(")) {
        throw new SplProblem("IN without a list");
      }
      do {
        operand();
      } while (takeIf(",") || !peek().text().equals(")"));
      expectClosing();
    }
  }

  private String operand() throws SplProblem {
    Token token = peek();
    boolean symbol = token.operator() || token.text().equals(")") || token.text().equals(",");
    boolean word = token.text().equals("OR") || token.text().equals("AND");
    if (token.equals(END) || symbol || word || token.text().equals("(")) {
      throw new SplProblem(
          "expected a search term, found " + (token.equals(END) ? "the end" : token.text()));
    }
    next++;
    return token.text();
  }

  private void expectClosing() throws SplProblem {
    if (!takeIf(")")) {
      throw new SplProblem("expected ), found " + peek().text());
    }
  }

  private Token peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private boolean takeIf(String text) {
    if (peek().text().equals(text)) {
      next++;
      return true;
    }
    return false;
  }
}
