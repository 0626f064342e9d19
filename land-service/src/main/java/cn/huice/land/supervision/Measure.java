package cn.huice.land.supervision;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;

/**
 * 处置: what is done about an indicator that falls short.
 *
 * @param policy by which it is to be acted on, with its article
 * @param deadline until when it is to be put right; null where nothing was set
 * @param sanction by which all services stop benefits; null where they do not
 */
@RecordBuilder
record Measure(
        String id,
        String project,
        String district,
        String indicator,
        String policy,
        String article,
        State state,
        LocalDate openedOn,
        LocalDate deadline,
        String sanction,
        LocalDate closedOn,
        long revision,
        long sequence)
        implements MeasureBuilder.With {

    enum State {
        OPEN,
        /** 限期整改. */
        RECTIFYING,
        /** 停止执行政策, in all services. */
        BENEFITS_STOPPED,
        CLOSED
    }
}
