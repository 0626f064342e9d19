package cn.huice.land.use;

/**
 * A use of land: always with the classification and its edition, because the same code means different things in different ones.
 *
 * @param scheme {@code GB/T 21010}, {@code 用地用海分类} or {@code GB 50137}
 * @param version the edition's year
 * @param code as the edition writes it
 */
public record UseClass(String scheme, String version, String code) {
    @Override
    public String toString() {
        return scheme + "-" + version + " " + code;
    }
}
