package cn.huice.policy.cli;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.diff.PolicyDiff;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words how policies differ between two files or folders. Ends with 0 if they mean the same, with 1 if not. */
final class DiffCommand {
    private static final Pattern ID = Pattern.compile("^编号:\\s*[\"']?([a-z0-9-]+)", Pattern.MULTILINE);

    private final PrintStream out;

    DiffCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) throws IOException, WrongCall, PolicyErrors {
        var call = Call.of(arguments, Map.of()).needing(2, 2);
        Path before = call.paths().getFirst();
        Path after = call.paths().getLast();
        if (Files.isDirectory(before) != Files.isDirectory(after)) {
            throw new WrongCall("要比较两个文件，或两个目录");
        }
        var old = PolicyFiles.under(List.of(before));
        var now = PolicyFiles.under(List.of(after));
        List<String> lines;
        if (Files.isDirectory(before)) {
            lines = folders(policies(old), policies(now));
        } else {
            Policy one = only(old.with(now), before);
            Policy other = only(now.with(old), after);
            lines = told(other, PolicyDiff.between(one, other));
        }
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            out.println("没有区别");
        }
        return lines.isEmpty() ? 0 : 1;
    }

    private static Map<String, Policy> policies(PolicyFiles files) throws IOException, PolicyErrors {
        var policies = new TreeMap<String, Policy>();
        PolicyBook.load(files.policies(), Vocabulary.standard())
                .all()
                .forEach(policy -> policies.put(policy.id(), policy));
        return policies;
    }

    /** The policy of a file; where others refer to it, or it to others of which there are two, the nearest counts. */
    private static Policy only(PolicyFiles files, Path file) throws IOException, PolicyErrors {
        var byId = new LinkedHashMap<String, PolicySource>();
        PolicySource own = TextFile.read(file);
        byId.put(id(own), own);
        files.policies().forEach(source -> byId.putIfAbsent(id(source), source));
        try {
            var sources = List.copyOf(byId.values());
            return ExplainCommand.policyIn(file, sources, PolicyBook.load(sources, Vocabulary.standard()));
        } catch (PolicyErrors e) {
            throw new PolicyErrors(files.concerning(e.errors()));
        }
    }

    private static String id(PolicySource source) {
        Matcher id = ID.matcher(source.text());
        return id.find() ? id.group(1) : source.name();
    }

    private static List<String> folders(Map<String, Policy> before, Map<String, Policy> after) {
        var lines = new ArrayList<String>();
        before.forEach((id, old) -> {
            if (!after.containsKey(id)) {
                lines.add("取消政策：" + title(old));
            }
        });
        after.forEach((id, now) -> {
            if (before.containsKey(id)) {
                lines.addAll(told(now, PolicyDiff.between(before.get(id), now)));
            } else {
                lines.add("新增政策：" + title(now));
            }
        });
        return lines;
    }

    private static List<String> told(Policy policy, List<String> changes) {
        var lines = new ArrayList<String>();
        if (!changes.isEmpty()) {
            lines.add(title(policy));
            changes.forEach(change -> lines.add("  " + change));
        }
        return lines;
    }

    private static String title(Policy policy) {
        return policy.id() + " " + policy.title();
    }
}
