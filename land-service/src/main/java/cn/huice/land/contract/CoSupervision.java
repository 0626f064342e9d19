package cn.huice.land.contract;

import java.util.List;

/** Who knows how the projects on a contract's land are supervised. */
public interface CoSupervision {
    /** In the order in which they came under supervision. */
    List<CoSupervised> of(String contract);
}
