package cn.huice.casework.procedure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code check FILES...} and {@code draw FILE}: reads procedure files as the services do at their start, and prints one
 * as a Mermaid flowchart. Ends with 0, with 1 where a file is wrong, with 2 where the call is.
 */
public final class ProcedureCommand {
    private static final String USAGE = """
            用法：
              check 文件...   检查流程
              draw  文件      画出流程（Mermaid）
            """;

    private final PrintStream out;
    private final PrintStream err;

    ProcedureCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new ProcedureCommand(out, err).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> arguments) throws IOException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean draws = command.equals("draw");
        if (!(draws || command.equals("check")) || arguments.size() < 2 || (draws && arguments.size() > 2)) {
            err.print(USAGE);
            return 2;
        }
        int wrong = 0;
        for (String file : arguments.subList(1, arguments.size())) {
            if (!Files.isRegularFile(Path.of(file))) {
                err.println("没有这个文件：" + file);
                return 2;
            }
            try {
                Procedure procedure = ProcedureFile.read(file, Files.readString(Path.of(file)));
                out.print(draws ? ProcedureDiagram.mermaid(procedure) : procedure.id() + "，无误\n");
            } catch (InvalidProcedure e) {
                err.println(e.getMessage());
                wrong++;
            }
        }
        return wrong == 0 ? 0 : 1;
    }
}
