package cn.huice.land.supervision;

import cn.huice.registry.SubjectId;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;

/**
 * 履约监管: a project on its land, with what its holder has agreed to.
 *
 * @param park 开发区、园区 or 街镇 that watches over it
 * @param enterprise who holds the land
 * @param contract id of the contract of its land; null where none is recorded
 * @param agreement number of the performance agreement or the contract
 * @param signedOn the rules of that day go with it
 * @param handlingDays 工作日 within which what falls short is to be acted on
 */
@RecordBuilder
record SupervisedProject(
        String id,
        String district,
        String park,
        SubjectId enterprise,
        SubjectId project,
        SubjectId parcel,
        String contract,
        String agreement,
        LocalDate signedOn,
        int handlingDays,
        List<Agreed> agreed,
        long sequence)
        implements SupervisedProjectBuilder.With {
    SupervisedProject {
        agreed = List.copyOf(agreed);
    }

    SubjectId about(Indicator indicator) {
        return indicator.attribute().startsWith("parcel.") ? parcel : project;
    }
}
