package cn.huice.casework.material;

import java.util.List;

/**
 * The materials of an application.
 *
 * @param materials those the policy lists, in its order, then others that were added
 * @param missing names of those that are neither there nor held from an earlier case
 */
record MaterialsView(String application, List<Line> materials, List<String> missing) {
    enum State {
        /** There is a file. */
        PROVIDED,
        /** Handed in with an earlier case and still valid: it need not be handed in again. */
        HELD,
        MISSING
    }

    /**
     * One material.
     *
     * @param article that asks for it; null for one the policy does not list
     * @param held file of an earlier case that can be used again; null where there is none
     */
    record Line(String name, String article, State state, List<MaterialFile> files, MaterialFile held) {}
}
