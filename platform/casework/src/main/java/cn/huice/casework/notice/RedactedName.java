package cn.huice.casework.notice;

/** Names as a public notice may show them: enterprises in full, persons by first and last character, 张*三. */
final class RedactedName {

    private RedactedName() {}

    static String of(String name, boolean person) {
        return person ? ofPerson(name.strip()) : name;
    }

    /** Two characters become 张*; of longer names everything between the first and the last is hidden. */
    private static String ofPerson(String name) {
        int[] characters = name.codePoints().toArray();
        if (characters.length < 2) {
            return "*";
        }
        String first = Character.toString(characters[0]);
        return characters.length == 2
                ? first + "*"
                : first + "*".repeat(characters.length - 2) + Character.toString(characters[characters.length - 1]);
    }
}
