package cn.huice.policy.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one YAML document of at most 1 MB and 40 levels; anchors, aliases and duplicate keys are refused. */
public final class YamlReader {
    /** In characters. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DEPTH = 40;
    /** Values in all; what people write by hand has some hundreds, the vocabulary some ten thousand. */
    private static final int MAX_NODES = 50_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_LENGTH)
            .setAllowNonScalarKeys(false)
            .setUseMarks(true)
            .build();

    private YamlReader() {}

    public static Yaml read(String text) throws YamlError {
        if (text.length() > MAX_LENGTH) {
            throw new YamlError(Position.START, "文件超过 1 MB");
        }
        refuseWhatIsNotText(text);
        try {
            refuseWhatIsNotAccepted(text);
            Optional<Node> root = new Compose(SETTINGS).composeReader(new WholeCharacters(text));
            if (root.isEmpty()) {
                throw new YamlError(Position.START, "文件是空的");
            }
            return convert(root.get());
        } catch (MarkedYamlEngineException e) {
            throw new YamlError(position(e.getProblemMark()), "不是合格的 YAML：" + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlError(Position.START, "不是合格的 YAML：" + e.getMessage());
        }
    }

    /** A byte order mark or a control character is seen by no author and would be in no name either. */
    private static void refuseWhatIsNotText(String text) throws YamlError {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (c == '\uFEFF') {
                throw new YamlError(new Position(line, i - lineStart + 1), "文件里有字节顺序标记（BOM），请另存为“UTF-8（无 BOM）”");
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new YamlError(new Position(line, i - lineStart + 1), "半个字符（不成对的代理码），请删去");
                }
                i++;
            } else if (Character.isISOControl(c) && c != '\r' && c != '\t') {
                throw new YamlError(new Position(line, i - lineStart + 1), "看不见的控制字符 U+%04X，请删去".formatted((int) c));
            }
        }
    }

    /** Goes over the events first, so that neither depth nor references ever reach the recursive composer. */
    private static void refuseWhatIsNotAccepted(String text) throws YamlError {
        int depth = 0;
        int documents = 0;
        int nodes = 0;
        for (Event event : new Parse(SETTINGS).parseReader(new WholeCharacters(text))) {
            Position at = position(event.getStartMark());
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                throw new YamlError(at, "不接受 YAML 锚点和引用（& 与 *），含这些符号的文字请加引号");
            }
            if (event instanceof NodeEvent && ++nodes > MAX_NODES) {
                throw new YamlError(at, "内容超过 " + MAX_NODES + " 项");
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw new YamlError(at, "一个文件只能有一份文档");
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new YamlError(at, "嵌套超过 " + MAX_DEPTH + " 层");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static Yaml convert(Node node) throws YamlError {
        Position at = position(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, at);
            case SequenceNode sequence -> {
                var values = new ArrayList<Yaml>();
                for (Node value : sequence.getValue()) {
                    values.add(convert(value));
                }
                yield new Yaml.Items(List.copyOf(values), at);
            }
            case MappingNode mapping -> {
                var entries = new ArrayList<Yaml.Entry>();
                var seen = new HashSet<String>();
                for (NodeTuple tuple : mapping.getValue()) {
                    if (!(convert(tuple.getKeyNode()) instanceof Yaml.Scalar key)) {
                        throw new YamlError(position(tuple.getKeyNode().getStartMark()), "键必须是文字");
                    }
                    if (!seen.add(key.text())) {
                        throw new YamlError(key.at(), "键“" + key.text() + "”重复");
                    }
                    entries.add(new Yaml.Entry(key, convert(tuple.getValueNode())));
                }
                yield new Yaml.Entries(List.copyOf(entries), at);
            }
            default -> throw new YamlError(at, "不接受的 YAML 写法");
        };
    }

    private static Yaml.Scalar scalar(ScalarNode node, Position at) {
        boolean quoted = node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        Position end = position(node.getEndMark());
        int written = end.column() - at.column() - (quoted ? 2 : 0);
        String text = node.getValue();
        boolean exact =
                (plain || quoted) && at.line() == end.line() && written == text.codePointCount(0, text.length());
        return new Yaml.Scalar(text, quoted ? new Position(at.line(), at.column() + 1) : at, exact);
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
    }
}
