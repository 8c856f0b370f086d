package io.vpsbeacon.detect;

/** An option as users type and read it: what its parser, help and documentation go by. */
public interface TypedOption {
  /** The name as it is typed. */
  String optionName();

  /** What holds where the option is not given; empty for none. */
  String defaultText();

  /** What may stand after the equals sign. */
  String syntax();

  /** What it does, in plain English, without a full stop. */
  String description();
}
