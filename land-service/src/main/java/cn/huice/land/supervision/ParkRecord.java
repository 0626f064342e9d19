package cn.huice.land.supervision;

/**
 * How the agreements of a park's projects are kept.
 *
 * @param kept indicators that are as agreed
 * @param reported indicators that were reported at all
 */
public record ParkRecord(String park, int kept, int reported) {}
