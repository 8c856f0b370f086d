package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;

/** What the cell of a condition may hold, by the field that it is about. */
final class ConditionCell {
  private static final String HEX = Chars.DIGITS + "abcdefABCDEF";

  private ConditionCell() {}

  /**
   * The cell as it is compared.
   *
   * @throws IllegalArgumentException when there is any doubt about what it means
   */
  static String checked(String column, Field field, String cell) {
    if (cell.indexOf(CsvLines.BROKEN) >= 0) {
      throw new IllegalArgumentException(column + " is not UTF-8 text");
    }
    if (field != Field.COMMAND_LINE && (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
      throw new IllegalArgumentException(column + " holds a line break (a missing quote?)");
    }
    return switch (field) {
      case SOURCE_IP, DESTINATION_IP -> address(column, cell);
      case DESTINATION_PORT -> port(cell);
      case HOST -> host(cell);
      default -> cell;
    };
  }

  static boolean isAddress(Field field) {
    return field == Field.SOURCE_IP || field == Field.DESTINATION_IP;
  }

  /** Whether the condition leaves anything out: any address and any path are no condition. */
  static boolean limits(Field field, String cell) {
    String nothing =
        switch (field) {
          case SOURCE_IP, DESTINATION_IP -> "*.:";
          case IMAGE -> "*.:\\/ ";
          case HOST, USER -> "*.\\ ";
          default -> "* ";
        };
    return !Chars.areAll(cell, nothing);
  }

  private static String address(String column, String cell) {
    if (cell.indexOf('/') >= 0) {
      if (prefix(column, cell).length() == 0) {
        throw new IllegalArgumentException(
            column + " '" + cell + "' is every address there is: leave the cell empty");
      }
    } else if (cell.indexOf('*') >= 0 ? !isAddressWithStars(cell) : IpAddress.parse(cell) == null) {
      throw new IllegalArgumentException(
          column
              + " '"
              + cell
              + "' is not an IP address: write one address, a prefix such as 10.0.0.0/8, or use *"
              + " as in 10.1.*");
    }
    return cell;
  }

  private static IpPrefix prefix(String column, String cell) {
    try {
      return IpPrefix.parse(cell);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          column + " '" + cell + "' is not a CIDR prefix: " + e.getMessage(), e);
    }
  }

  private static boolean isAddressWithStars(String cell) {
    if (cell.indexOf(':') >= 0) {
      return Chars.areAll(cell, HEX + ":.*");
    }
    String[] parts = cell.split("\\.", -1);
    for (String part : parts) {
      boolean number = part.indexOf('*') < 0;
      if (part.isEmpty()
          || !Chars.areAll(part, Chars.DIGITS + "*")
          || (number && (part.length() > 3 || Integer.parseInt(part) > 255))) {
        return false;
      }
    }
    return parts.length <= 4;
  }

  private static String host(String cell) {
    if (cell.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "host '" + cell + "' holds a /: hosts are names; a prefix belongs into src or dest");
    }
    return cell;
  }

  private static String port(String cell) {
    if (cell.indexOf('*') >= 0 && Chars.areAll(cell, Chars.DIGITS + "*")) {
      return cell;
    }
    boolean number = cell.length() <= 5 && Chars.areAll(cell, Chars.DIGITS);
    if (!number || Integer.parseInt(cell) > 65_535) {
      throw new IllegalArgumentException(
          "port '" + cell + "' is not a number from 0 to 65535, nor digits with *");
    }
    return Integer.toString(Integer.parseInt(cell));
  }
}
