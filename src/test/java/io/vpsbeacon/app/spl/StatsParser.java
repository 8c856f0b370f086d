package io.vpsbeacon.app.spl;

import java.util.Set;

/** Parses what stats and its kin take: options, aggregations with AS, then BY. */
final class StatsParser {
  private static final Set<String> CLAUSES = Set.of("BY", "OVER", "FROM", "WHERE", "GROUPBY");

  private final Lexer lexer;
  private final SplNames names;

  private StatsParser(String text, SplNames names) {
    this.lexer = new Lexer(text);
    this.names = names;
  }

  static void parse(String arguments, SplNames names) throws SplProblem {
    new StatsParser(arguments, names).statement();
  }

  private void statement() throws SplProblem {
    int aggregations = 0;
    boolean comma = false;
    while (!lexer.atEnd() && !atClause()) {
      if (option()) {
        continue;
      }
      if (lexer.takeIf(",")) {
        if (comma || aggregations == 0) {
          throw new SplProblem("a comma without an aggregation before it");
        }
        comma = true;
        continue;
      }
      aggregation();
      aggregations++;
      comma = false;
    }
    if (aggregations == 0) {
      throw new SplProblem("no aggregation");
    }
    if (comma) {
      throw new SplProblem("a comma without an aggregation after it");
    }
    while (!lexer.atEnd()) {
      clause();
    }
  }

  private boolean atClause() {
    return CLAUSES.stream().anyMatch(word -> lexer.peek().isWord(word));
  }

  /** {@code name=value}, as in {@code allnum=true} or {@code span=1h}. */
  private boolean option() throws SplProblem {
    if (lexer.peek().kind() != Lexer.Kind.NAME || !lexer.peekSecond().is("=")) {
      return false;
    }
    Lexer.Token name = lexer.take();
    lexer.expect("=");
    lexer.takeIf("-");
    if (lexer.atEnd() || lexer.take().kind() == Lexer.Kind.SYMBOL) {
      throw new SplProblem("no value: " + name.text() + "=");
    }
    return true;
  }

  private void aggregation() throws SplProblem {
    Lexer.Token name = lexer.take();
    if (name.kind() != Lexer.Kind.NAME) {
      throw new SplProblem("expected an aggregation, found " + name.text());
    }
    if (!names.isAggregation(name.text())) {
      throw new SplProblem("unknown aggregation: " + name.text());
    }
    if (lexer.takeIf("(")) {
      argument(name.text());
    } else if (!name.text().equals("count") && !name.text().equals("c")) {
      throw new SplProblem(name.text() + " without its field");
    }
    if (lexer.takeIfWord("AS")) {
      field();
    }
  }

  private void argument(String function) throws SplProblem {
    if (lexer.peek().isWord("EVAL") && lexer.peekSecond().is("(")) {
      lexer.take();
      lexer.expect("(");
      new ExpressionParser(lexer, names).expression();
      lexer.expect(")");
      lexer.expect(")");
      return;
    }
    int depth = 1;
    StringBuilder text = new StringBuilder();
    Lexer.Kind last = Lexer.Kind.SYMBOL;
    while (true) {
      Lexer.Token token = lexer.take();
      if (token.kind() == Lexer.Kind.END) {
        throw new SplProblem("not closed: " + function + "(");
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      boolean apart = token.kind() == Lexer.Kind.NAME && last == Lexer.Kind.NAME;
      text.append(apart ? " " : "").append(token.text());
      last = token.kind();
    }
    boolean bare = text.isEmpty() && function.equals("count");
    boolean quoted = text.length() > 1 && "\"'<".indexOf(text.charAt(0)) >= 0;
    boolean nested = function.equals("sparkline");
    if (!bare && !quoted && !nested && !Lexer.isFieldPattern(text.toString())) {
      throw new SplProblem("not a field: " + function + "(" + text + ")");
    }
  }

  private void clause() throws SplProblem {
    Lexer.Token word = lexer.take();
    if (word.isWord("FROM") || word.isWord("WHERE")) {
      int start = 0;
      while (!lexer.atEnd() && !atClause()) {
        lexer.take();
        start++;
      }
      if (start == 0) {
        throw new SplProblem("nothing after " + word.text());
      }
    } else if (CLAUSES.stream().anyMatch(word::isWord)) {
      fields(word.text());
    } else {
      throw new SplProblem("not part of the statement: " + word.text());
    }
  }

  private void fields(String clause) throws SplProblem {
    int fields = 0;
    boolean comma = false;
    while (!lexer.atEnd() && !atClause()) {
      if (lexer.takeIf(",")) {
        if (comma || fields == 0) {
          throw new SplProblem("a comma without a field before it");
        }
        comma = true;
      } else if (!option()) {
        field();
        fields++;
        comma = false;
      }
    }
    if (fields == 0 || comma) {
      throw new SplProblem("a field is missing after " + (comma ? "," : clause));
    }
  }

  private void field() throws SplProblem {
    if (atClause()) {
      throw new SplProblem("expected a field, found " + lexer.peek().text());
    }
    Lexer.Token field = lexer.take();
    switch (field.kind()) {
      case STRING, FIELD, NAME, NUMBER -> {}
      default -> throw new SplProblem("expected a field, found " + field.text());
    }
  }
}
