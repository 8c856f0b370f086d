package io.vpsbeacon.detect;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as Splunk writes those that it has computed: 60, 60.000000, 1.5e+15. */
final class Decimal {
  private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?");

  private static final int LONGEST = 64;

  private Decimal() {}

  /** The number, not negative; null where the text is none. */
  static BigDecimal parse(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
