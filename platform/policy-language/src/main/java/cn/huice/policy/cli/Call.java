package cn.huice.policy.cli;

import cn.huice.policy.text.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments behind a command's name: paths and options. */
record Call(List<Path> paths, Map<String, String> options) {

    /**
     * Takes the arguments apart.
     *
     * @param known options and whether a value follows each
     */
    static Call of(List<String> arguments, Map<String, Boolean> known) throws WrongCall {
        var paths = new ArrayList<Path>();
        var options = new LinkedHashMap<String, String>();
        for (var each = arguments.iterator(); each.hasNext(); ) {
            String argument = each.next();
            if (!argument.startsWith("--")) {
                paths.add(Path.of(argument));
            } else if (!known.containsKey(argument)) {
                throw new WrongCall("没有选项 " + argument
                        + NearestName.to(argument, known.keySet())
                                .map(right -> "，是否为 " + right + "？")
                                .orElse(""));
            } else if (!known.get(argument)) {
                options.put(argument, "");
            } else if (each.hasNext()) {
                options.put(argument, each.next());
            } else {
                throw new WrongCall(argument + " 后面还要写值");
            }
        }
        return new Call(paths, options);
    }

    /** Between so many paths, all of which exist. */
    Call needing(int least, int most) throws WrongCall {
        if (paths.size() < least || paths.size() > most) {
            throw new WrongCall(least == most ? "要写 " + least + " 个文件或目录，写了 " + paths.size() + " 个" : "要写文件或目录");
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new WrongCall("没有这个文件或目录：" + path);
            }
        }
        return this;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
