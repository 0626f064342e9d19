package cn.huice.policy.cli;

import cn.huice.policy.CitedLeaf;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.document.Citations;
import cn.huice.policy.document.SourceDocument;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists every 依据 that finds no article in the documents. */
final class CitationsCommand {
    private static final String DOCUMENTS = "--documents";

    private final PrintStream out;

    CitationsCommand(PrintStream out) {
        this.out = out;
    }

    /** Gives 1 where one finds none. */
    int run(List<String> arguments) throws IOException, WrongCall, PolicyErrors {
        var call = Call.of(arguments, Map.of(DOCUMENTS, true)).needing(1, Integer.MAX_VALUE);
        Path folder = Path.of(call.option(DOCUMENTS).orElseThrow(() -> new WrongCall("要写 " + DOCUMENTS + " 目录")));
        if (!Files.isDirectory(folder)) {
            throw new WrongCall("没有这个目录：" + folder);
        }
        var files = PolicyFiles.under(call.paths());
        var book = PolicyBook.load(files.policies(), Vocabulary.standard());
        var citations = Citations.of(documents(folder), book.all());
        Set<String> missing = new TreeSet<>();
        var unfound = new ArrayList<String>();
        int leaves = 0;
        for (Policy policy : book.all()) {
            if (!citations.knows(policy)) {
                missing.add(policy.citation().document());
                continue;
            }
            for (CitedLeaf leaf : CitedLeaf.of(policy)) {
                leaves++;
                if (citations.find(policy, leaf.article()).isEmpty()) {
                    unfound.add(policy.id() + ": " + leaf.kind().zh() + "“" + shortened(leaf.text()) + "”的依据 "
                            + leaf.article());
                }
            }
        }
        unfound.forEach(out::println);
        missing.forEach(document -> out.println("没有文件 " + document));
        out.println("依据 " + leaves + " 处，" + (unfound.isEmpty() ? "都找到了条文" : unfound.size() + " 处找不到条文"));
        return unfound.isEmpty() && missing.isEmpty() ? 0 : 1;
    }

    private static List<SourceDocument> documents(Path folder) throws IOException, PolicyErrors {
        var documents = new ArrayList<SourceDocument>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(md|txt)"))
                    .sorted()
                    .toList()) {
                String id = file.getFileName().toString().replaceFirst("\\.(md|txt)$", "");
                documents.add(SourceDocument.read(id, TextFile.read(file).text()));
            }
        }
        return documents;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 30 ? line : line.substring(0, 29) + "…";
    }
}
