package io.vpsbeacon.evaluate;

import io.vpsbeacon.evaluate.Svg.Anchor;
import io.vpsbeacon.evaluate.Svg.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The pictures, by the name of their file. */
final class Pictures {
  /** Ranges of the score in the calibration. */
  static final int BINS = 10;

  private static final int HISTOGRAM = 20;
  private static final int DECADES = 5;
  private static final double BARS = 0.6;
  private static final double NEAR = 1.5;
  private static final List<String> COLOURS =
      List.of(Svg.OURS, Svg.TEXT, "#c0504d", "#3a9d5d", "#9b6bc4", Svg.OTHERS);
  private static final List<String> DASHES = List.of("", "2 3", "8 3", "5 2 1 2", "1 2", "6 5");

  private Pictures() {}

  static Map<String, String> of(Measured measured) {
    Map<String, String> pictures = new LinkedHashMap<>();
    Comparison mix = measured.mix().with(false);
    pictures.put("detection-curves.svg", curves(mix));
    pictures.put("detection-scores.svg", scores(mix));
    pictures.put("detection-calibration.svg", calibration(mix));
    pictures.put("detection-recall.svg", RecallPicture.of(measured.grid()));
    return pictures;
  }

  private static String curves(Comparison mix) {
    Svg svg = new Svg(720, 360, "Precision over recall where one group in a hundred beats");
    Plot plot = new Plot(svg, 56, 28, 420, 280, 0);
    plot.axes(1);
    svg.text(new Spot(56, 16), Anchor.START, "precision, where 1 group in 100 beats");
    svg.text(new Spot(266, 348), Anchor.MIDDLE, "recall");
    svg.text(new Spot(500, 44), Anchor.START, "area under the curve");
    for (int i = Contestant.ALL.size() - 1; i >= 0; i--) {
      PrecisionRecall curve = mix.curve(i, Comparison.RARE);
      String style = style(i);
      svg.polyline(spots(plot, curve), COLOURS.get(i), style);
      Contestant contestant = Contestant.ALL.get(i);
      PrecisionRecall.Point used = usual(curve, contestant.threshold());
      if (used != null) {
        svg.dot(plot.at(used.recall(), used.precision()), 4, COLOURS.get(i));
      }
      double y = 68 + i * 24;
      svg.line(new Spot(500, y), new Spot(530, y), COLOURS.get(i), style);
      String text = String.format(Locale.ROOT, "%.3f  %s", curve.area(), contestant.name());
      String weight = i == 0 ? "font-weight=\"bold\"" : "";
      svg.text(new Spot(540, y + 4), Anchor.START, text, weight);
    }
    svg.dot(new Spot(515, 216), 4, Svg.TEXT);
    svg.text(new Spot(540, 220), Anchor.START, "where it alarms");
    return svg.toString();
  }

  private static String style(int contestant) {
    String dashes = DASHES.get(contestant);
    return "stroke-width=\""
        + (contestant == 0 ? 3 : 2)
        + "\""
        + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
  }

  private static PrecisionRecall.Point usual(PrecisionRecall curve, double threshold) {
    PrecisionRecall.Point last = null;
    for (PrecisionRecall.Point point : curve.points()) {
      if (point.score() >= threshold) {
        last = point;
      }
    }
    return last;
  }

  /** In steps, as the area is reckoned; points that the eye cannot tell apart are left out. */
  private static List<Spot> spots(Plot plot, PrecisionRecall curve) {
    List<Spot> spots = new ArrayList<>();
    double recall = 0;
    Spot last = null;
    for (PrecisionRecall.Point point : curve.points()) {
      Spot end = plot.at(point.recall(), point.precision());
      boolean near =
          last != null
              && Math.abs(end.x() - last.x()) < NEAR
              && Math.abs(end.y() - last.y()) < NEAR;
      if (!near) {
        spots.add(plot.at(recall, point.precision()));
        spots.add(end);
        recall = point.recall();
        last = end;
      }
    }
    return spots;
  }

  private static String scores(Comparison mix) {
    Svg svg = new Svg(880, 408, "How the scores of beats and of other groups are spread");
    svg.rectangle(new Spot(80, 6), 12, 12, Svg.OURS, BARS);
    svg.text(new Spot(98, 16), Anchor.START, "groups that beat");
    svg.line(new Spot(222, 12), new Spot(248, 12), Svg.OTHERS, "stroke-width=\"2\"");
    svg.text(new Spot(256, 16), Anchor.START, "groups that do not");
    svg.line(new Spot(394, 6), new Spot(394, 19), Svg.TEXT, "stroke-dasharray=\"3 3\"");
    svg.text(new Spot(402, 16), Anchor.START, "where it alarms");
    svg.text(new Spot(864, 16), Anchor.END, "across the score, upwards the share of groups");
    for (int i = 0; i < Contestant.ALL.size(); i++) {
      double left = 80 + i % 3 * 292;
      double top = 62 + i / 3 * 182;
      Plot plot = new Plot(svg, left, top, 200, 110, DECADES);
      plot.axes(1);
      Contestant contestant = Contestant.ALL.get(i);
      String weight = i == 0 ? "font-weight=\"bold\"" : "";
      svg.text(new Spot(left, top - 10), Anchor.START, contestant.name(), weight);
      int number = i;
      double[] beats = histogram(mix.beats().mapToDouble(one -> one.scores().each()[number]));
      double[] others = histogram(mix.others().mapToDouble(one -> one.scores().each()[number]));
      bars(svg, plot, beats);
      steps(svg, plot, others);
      svg.line(
          plot.at(contestant.threshold(), 1),
          plot.at(contestant.threshold(), 0),
          Svg.TEXT,
          "stroke-dasharray=\"3 3\"");
    }
    return svg.toString();
  }

  private static double[] histogram(DoubleStream scores) {
    double[] shares = new double[HISTOGRAM];
    double[] all = scores.toArray();
    for (double score : all) {
      shares[(int) Math.min(HISTOGRAM - 1, score * HISTOGRAM)] += 1.0 / all.length;
    }
    return shares;
  }

  private static void bars(Svg svg, Plot plot, double[] shares) {
    for (int i = 0; i < shares.length; i++) {
      Spot top = plot.at((double) i / shares.length, shares[i]);
      double height = plot.at(0, 0).y() - top.y();
      if (height > 0) {
        double width = plot.width() / shares.length;
        svg.rectangle(new Spot(top.x() + 0.5, top.y()), width - 1, height, Svg.OURS, BARS);
      }
    }
  }

  private static void steps(Svg svg, Plot plot, double[] shares) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      spots.add(plot.at((double) i / shares.length, shares[i]));
      spots.add(plot.at((i + 1.0) / shares.length, shares[i]));
    }
    svg.polyline(spots, Svg.OTHERS, "stroke-width=\"2\"");
  }

  private static String calibration(Comparison mix) {
    Svg svg = new Svg(720, 360, "Of groups with a score, how many beat");
    Plot plot = new Plot(svg, 56, 28, 480, 280, 0);
    plot.axes(1);
    svg.text(new Spot(56, 16), Anchor.START, "share of groups that beat, with its 95 % interval");
    svg.text(new Spot(296, 348), Anchor.MIDDLE, "BeaconScore");
    svg.line(plot.at(0, 0), plot.at(1, 1), Svg.TEXT, "stroke-dasharray=\"4 4\"");
    svg.text(new Spot(580, 60), Anchor.START, "as good as its word");
    svg.line(new Spot(557, 56), new Spot(575, 56), Svg.TEXT, "stroke-dasharray=\"4 4\"");
    bins(svg, plot, mix.calibration(BINS, Comparison.SOME), Svg.OURS);
    bins(svg, plot, mix.calibration(BINS, Comparison.RARE), Svg.OTHERS);
    svg.dot(new Spot(566, 80), 5, Svg.OURS);
    svg.text(new Spot(580, 84), Anchor.START, "1 group in 10 beats");
    svg.dot(new Spot(566, 104), 5, Svg.OTHERS);
    svg.text(new Spot(580, 108), Anchor.START, "1 group in 100 beats");
    return svg.toString();
  }

  private static void bins(Svg svg, Plot plot, Calibration calibration, String colour) {
    for (Calibration.Bin bin : calibration.bins()) {
      if (bin.groups() > 0) {
        Interval interval = bin.interval();
        svg.line(
            plot.at(bin.score(), interval.low()),
            plot.at(bin.score(), interval.high()),
            colour,
            "stroke-width=\"2\"");
        svg.dot(plot.at(bin.score(), bin.share()), 5, colour);
      }
    }
  }
}
