package cn.huice.casework.review;

import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.review.Panel.SeatState;
import cn.huice.casework.review.Panel.State;
import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A panel as its reader may see it.
 *
 * @param subject null for an expert while the procedure hides it
 * @param facts what is judged
 * @param seats of an expert only the own one until all have scored; others see who sits, and points once all have scored
 * @param passed null until all have scored
 */
record PanelView(
        String id,
        String application,
        String policy,
        String title,
        SubjectId subject,
        String district,
        Map<String, Object> facts,
        State state,
        Sheet sheet,
        List<SeatView> seats,
        String minutes,
        String minutesDigest,
        Boolean passed,
        long revision) {

    /** What is scored. @param passMark of 100 */
    record Sheet(String passMark, boolean trimmed, List<IndicatorView> indicators, List<String> vetoes) {

        static Sheet of(ReviewRules rules) {
            return new Sheet(
                    rules.passMark().rounded(2).toPlainString(),
                    rules.trimmed(),
                    rules.indicators().stream()
                            .map(i -> new IndicatorView(
                                    i.name(),
                                    i.weight().rounded(6).stripTrailingZeros().toPlainString(),
                                    i.max()))
                            .toList(),
                    rules.vetoes());
        }
    }

    /** @param weight share of the total, at most 1 */
    record IndicatorView(String name, String weight, int max) {}

    /** @param points null where the reader may not know them yet */
    record SeatView(String expert, SeatState state, Map<String, BigDecimal> points, List<String> vetoes) {}

    /** A draw to be drawn again. @param matches whether seed, commitment and drawing agree with each other */
    record DrawView(
            int number,
            String seedDigest,
            String seed,
            int seats,
            List<String> eligible,
            List<String> excluded,
            List<String> drawn,
            boolean matches) {}
}
