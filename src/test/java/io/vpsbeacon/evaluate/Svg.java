package io.vpsbeacon.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A picture that reads on light and on dark pages: no background, colours in between. */
final class Svg {
  static final String TEXT = "#767676";
  static final String OURS = "#2f7ed8";
  static final String OTHERS = "#d9822b";

  /** As attributes of a line. */
  static final String THIN = "stroke-width=\"1\"";

  /** Where a text begins. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A place in the picture. */
  record Spot(double x, double y) {}

  private final StringBuilder out = new StringBuilder(4096);

  Svg(int width, int height, String title) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(width + " " + height)
        .append("\" width=\"" + width + "\" height=\"" + height)
        .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"" + TEXT)
        .append("\">\n<title>")
        .append(escaped(title))
        .append("</title>\n");
  }

  /** A straight line; what else it has is given as attributes. */
  void line(Spot from, Spot to, String colour, String attributes) {
    out.append("<line x1=\"" + at(from.x()) + "\" y1=\"" + at(from.y()))
        .append("\" x2=\"" + at(to.x()) + "\" y2=\"" + at(to.y()))
        .append("\" stroke=\"" + colour + "\" " + attributes + "/>\n");
  }

  /** A line through all of these. */
  void polyline(List<Spot> spots, String colour, String attributes) {
    out.append("<polyline points=\"");
    String separator = "";
    for (Spot spot : spots) {
      out.append(separator).append(at(spot.x())).append(',').append(at(spot.y()));
      separator = " ";
    }
    out.append("\" fill=\"none\" stroke=\"" + colour + "\" " + attributes + "/>\n");
  }

  void rectangle(Spot corner, double width, double height, String colour, double opacity) {
    out.append("<rect x=\"" + at(corner.x()) + "\" y=\"" + at(corner.y()))
        .append("\" width=\"" + at(width) + "\" height=\"" + at(height))
        .append("\" fill=\"" + colour + "\" fill-opacity=\"")
        .append(rounded(opacity, 2))
        .append("\"/>\n");
  }

  void dot(Spot centre, double radius, String colour) {
    out.append("<circle cx=\"" + at(centre.x()) + "\" cy=\"" + at(centre.y()))
        .append("\" r=\"" + at(radius) + "\" fill=\"" + colour + "\"/>\n");
  }

  void text(Spot spot, Anchor anchor, String text) {
    text(spot, anchor, text, "");
  }

  void text(Spot spot, Anchor anchor, String text, String attributes) {
    out.append("<text x=\"" + at(spot.x()) + "\" y=\"" + at(spot.y()) + "\" text-anchor=\"")
        .append(
            switch (anchor) {
              case START -> "start";
              case MIDDLE -> "middle";
              case END -> "end";
            })
        .append('"')
        .append(attributes.isEmpty() ? "" : " " + attributes)
        .append('>')
        .append(escaped(text))
        .append("</text>\n");
  }

  @Override
  public String toString() {
    return out + "</svg>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String at(double value) {
    return rounded(value, 1);
  }

  private static String rounded(double value, int digits) {
    return BigDecimal.valueOf(value)
        .setScale(digits, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
