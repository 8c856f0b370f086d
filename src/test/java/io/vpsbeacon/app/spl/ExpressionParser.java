package io.vpsbeacon.app.spl;

import java.util.Set;

/**
 * Parses what eval and where take. From loosest to tightest: OR, XOR, AND, NOT, comparisons, {@code
 * + -}, {@code .}, {@code * / %}, signs.
 */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<", "<=", ">", ">=");

  private final Lexer lexer;
  private final SplNames names;

  ExpressionParser(Lexer lexer, SplNames names) {
    this.lexer = lexer;
    this.names = names;
  }

  /** One expression and nothing after it, as {@code where} takes it. */
  static void parseAll(String text, SplNames names) throws SplProblem {
    Lexer lexer = new Lexer(text);
    new ExpressionParser(lexer, names).expression();
    end(lexer);
  }

  /** {@code field=expression, ...}, as {@code eval} takes it. */
  static void parseAssignments(String text, SplNames names) throws SplProblem {
    Lexer lexer = new Lexer(text);
    do {
      Lexer.Token field = lexer.take();
      switch (field.kind()) {
        case STRING, FIELD, NAME -> lexer.expect("=");
        default -> throw new SplProblem("expected a field, found " + field.text());
      }
      new ExpressionParser(lexer, names).expression();
    } while (lexer.takeIf(","));
    end(lexer);
  }

  void expression() throws SplProblem {
    do {
      exclusive();
    } while (lexer.takeIfWord("OR"));
  }

  private void exclusive() throws SplProblem {
    do {
      conjunction();
    } while (lexer.takeIfWord("XOR"));
  }

  private void conjunction() throws SplProblem {
    do {
      negation();
    } while (lexer.takeIfWord("AND"));
  }

  private void negation() throws SplProblem {
    while (lexer.peek().is("!") || isNot()) {
      lexer.take();
    }
    comparison();
  }

  private boolean isNot() {
    return lexer.peek().isWord("NOT");
  }

  private void comparison() throws SplProblem {
    sum();
    while (true) {
      if (COMPARISONS.contains(lexer.peek().text()) && lexer.peek().kind() == Lexer.Kind.SYMBOL) {
        lexer.take();
        sum();
      } else if (lexer.takeIfWord("LIKE")) {
        sum();
      } else if (lexer.peek().isWord("IN") && lexer.peekSecond().is("(")) {
        lexer.take();
        lexer.expect("(");
        if (arguments() == 0) {
          throw new SplProblem("IN with an empty list");
        }
      } else {
        return;
      }
    }
  }

  private void sum() throws SplProblem {
    do {
      concatenation();
    } while (lexer.takeIf("+") || lexer.takeIf("-"));
  }

  private void concatenation() throws SplProblem {
    do {
      product();
    } while (lexer.takeIf("."));
  }

  private void product() throws SplProblem {
    do {
      operand();
    } while (lexer.takeIf("*") || lexer.takeIf("/") || lexer.takeIf("%"));
  }

  private void operand() throws SplProblem {
    boolean sign;
    do {
      sign = lexer.takeIf("-") || lexer.takeIf("+");
    } while (sign);
    Lexer.Token token = lexer.take();
    switch (token.kind()) {
      case STRING, FIELD, NUMBER -> {}
      case NAME -> {
        if (token.isWord("AND") || token.isWord("OR") || token.isWord("XOR")) {
          throw new SplProblem("expected a value, found " + token.text());
        }
        if (lexer.takeIf("(")) {
          names.checkCall(token.text(), arguments());
        }
      }
      case SYMBOL -> {
        if (!token.is("(")) {
          throw new SplProblem("expected a value, found " + token.text());
        }
        expression();
        lexer.expect(")");
      }
      case END -> throw new SplProblem("expected a value at the end");
    }
  }

  /** After an opening parenthesis: how many arguments up to the closing one. */
  private int arguments() throws SplProblem {
    if (lexer.takeIf(")")) {
      return 0;
    }
    int count = 0;
    do {
      expression();
      count++;
    } while (lexer.takeIf(","));
    lexer.expect(")");
    return count;
  }

  private static void end(Lexer lexer) throws SplProblem {
    if (!lexer.atEnd()) {
      throw new SplProblem("not part of the expression: " + lexer.peek().text());
    }
  }
}
