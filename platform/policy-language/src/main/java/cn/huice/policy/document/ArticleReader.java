package cn.huice.policy.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a document into articles. */
final class ArticleReader {
    /** Rules that follow so closely on 附件1 are the annex, not another part. */
    private static final int LINES_OF_A_TITLE = 3;

    private static final int LONGEST_DOCUMENT_NUMBER = 60;

    private static final Pattern ENDS_A_SENTENCE = Pattern.compile(".*[。；;，,：:]$");
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[(（].*[〔(（\\[]\\s*\\d{4}\\s*[〕)）\\]].*号?\\s*[)）]");
    private static final Pattern ANNEX_LIST = Pattern.compile("附\\s*件\\s*[:：]\\s*(.*)");
    private static final Pattern TABLE_TITLE = Pattern.compile("\\S{2,20}(表|清单|名单|目录)");
    private static final Pattern ABOUT_ITSELF =
            Pattern.compile("(本(办法|意见|方案|细则|规定|条例|措施|实施意见|实施细则|通知|文件)自|各.{0,20}依据本文件).*");

    /** One being read. */
    private static final class Open {
        final List<Mark> path;
        String heading = "";
        final List<String> paragraphs = new ArrayList<>();

        Open(List<Mark> path) {
            this.path = path;
        }

        Level level() {
            return path.getLast().level();
        }
    }

    private final List<String> blocks;
    private final List<Open> read = new ArrayList<>();
    private final Deque<Open> stack = new ArrayDeque<>();
    private final Set<Integer> partTitles = new HashSet<>();
    private final Set<Integer> parts = new HashSet<>();
    private final List<Open> namedAnnexes = new ArrayList<>();
    private boolean listsAnnexes;
    private int partsSeen;

    private ArticleReader(List<String> blocks) {
        this.blocks = blocks;
    }

    static List<Article> read(String text) {
        var reader = new ArticleReader(Blocks.of(text));
        reader.findParts();
        int body = reader.title();
        for (int i = body; i < reader.blocks.size(); i++) {
            reader.block(i);
        }
        reader.namedAnnexes.stream()
                .filter(named -> reader.read.stream().noneMatch(open -> open.path.equals(named.path)))
                .forEach(reader.read::add);
        return reader.read.stream()
                .filter(open -> !open.paragraphs.isEmpty())
                .map(open -> new Article(open.path, open.heading, open.paragraphs))
                .toList();
    }

    /** Several rules in one document each begin with a title and 第一条. */
    private void findParts() {
        List<Integer> firsts = new ArrayList<>();
        int annex = -LINES_OF_A_TITLE - 1;
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Mark> mark = Numbering.of(blocks.get(i)).map(Numbering::mark);
            if (mark.filter(each -> each.level() == Level.ANNEX).isPresent()) {
                annex = i;
            } else if (mark.isPresent()) {
                if (mark.get().equals(Mark.of(Level.ARTICLE, 1)) && i > annex + LINES_OF_A_TITLE) {
                    firsts.add(i);
                }
                annex = -LINES_OF_A_TITLE - 1;
            }
        }
        if (firsts.size() > 1) {
            for (int first : firsts) {
                if (first > 0 && isHeading(blocks.get(first - 1))) {
                    partTitles.add(first - 1);
                } else {
                    parts.add(first);
                }
            }
        }
    }

    /** @return the first paragraph after title and number */
    private int title() {
        int end = 0;
        while (end < blocks.size()
                && !partTitles.contains(end)
                && (isHeading(blocks.get(end))
                        || blocks.get(end).length() <= LONGEST_DOCUMENT_NUMBER
                                && DOCUMENT_NUMBER.matcher(blocks.get(end)).matches())) {
            end++;
        }
        if (end > 0) {
            Open title = add(List.of(new Mark(Level.TITLE, 0, "")));
            title.paragraphs.addAll(blocks.subList(0, end));
            title.heading = heading(String.join("", blocks.subList(0, end)));
        }
        return end;
    }

    private static boolean isHeading(String block) {
        return block.length() <= Article.LONGEST_HEADING
                && Numbering.of(block).isEmpty()
                && !ENDS_A_SENTENCE.matcher(block).matches();
    }

    private void block(int i) {
        String block = blocks.get(i);
        if (partTitles.contains(i) || parts.contains(i)) {
            stack.clear();
            listsAnnexes = false;
            Open part = open(Mark.of(Level.PART, ++partsSeen));
            if (partTitles.contains(i)) {
                part.heading = block;
                part.paragraphs.add(block);
                return;
            }
            part.paragraphs.add("");
        }
        Matcher annexes = ANNEX_LIST.matcher(block);
        if (annexes.matches()) {
            listsAnnexes = true;
            listed(annexes.group(1));
            paragraph(block);
            return;
        }
        if (listsAnnexes) {
            listed(block);
        }
        Optional<Numbering> number = Numbering.of(block).filter(this::begins);
        if (number.isPresent()) {
            numbered(block, number.get());
        } else {
            paragraph(block);
        }
    }

    /** An annex that is named; its own text, should it follow, takes its place. */
    private void listed(String item) {
        Numbering.of(item)
                .filter(number -> number.mark().level() == Level.THIRD)
                .ifPresent(number -> {
                    var path = new ArrayList<Mark>();
                    if (partsSeen > 0) {
                        path.add(Mark.of(Level.PART, partsSeen));
                    }
                    path.add(Mark.of(Level.ANNEX, number.mark().number()));
                    Open annex = new Open(path);
                    annex.heading = heading(number.rest());
                    annex.paragraphs.add(item);
                    namedAnnexes.add(annex);
                });
    }

    /** Items of the list of annexes are no articles; an article follows the one before it, or is quoted. */
    private boolean begins(Numbering number) {
        if (number.mark().level() == Level.THIRD && listsAnnexes) {
            return false;
        }
        if (number.mark().level() == Level.ARTICLE) {
            List<Mark> within = stack.isEmpty() ? List.of() : rulesOf(stack.peek().path);
            int last = read.stream()
                    .filter(open ->
                            open.level() == Level.ARTICLE && rulesOf(open.path).equals(within))
                    .mapToInt(open -> open.path.getLast().number())
                    .max()
                    .orElse(0);
            return number.mark().number() == last + 1 || last == 0;
        }
        return true;
    }

    /** Articles are numbered from 第一条 in each part and annex. */
    private static List<Mark> rulesOf(List<Mark> path) {
        return path.stream()
                .filter(mark -> mark.level().compareTo(Level.ANNEX_OF_ANNEX) <= 0)
                .toList();
    }

    private void numbered(String block, Numbering number) {
        if (number.mark().level() == Level.ANNEX) {
            listsAnnexes = false;
        }
        Open article = open(number.mark());
        article.paragraphs.add(block);
        article.heading = heading(number.rest());
    }

    private void paragraph(String block) {
        Open last = stack.peek();
        if (last == null) {
            preambleOrClosing(block);
            return;
        }
        boolean inAnnex =
                stack.stream().anyMatch(open -> open.level() == Level.ANNEX || open.level() == Level.ANNEX_OF_ANNEX);
        boolean isTitleOfAnnex = (last.level() == Level.ANNEX || last.level() == Level.ANNEX_OF_ANNEX)
                && last.paragraphs.size() <= 2
                && isHeading(block);
        if (isTitleOfAnnex) {
            last.heading = heading(last.heading + block);
            last.paragraphs.add(block);
        } else if (inAnnex && TABLE_TITLE.matcher(block).matches()) {
            Open table = open(new Mark(Level.TABLE, 0, block));
            table.heading = block;
            table.paragraphs.add(block);
        } else if (!inAnnex && ABOUT_ITSELF.matcher(block).matches() && last.level() != Level.ARTICLE) {
            stack.clear();
            closing().paragraphs.add(block);
        } else {
            last.paragraphs.add(block);
        }
    }

    private void preambleOrClosing(String block) {
        boolean begun = read.stream().anyMatch(open -> open.level() != Level.TITLE && open.level() != Level.PREAMBLE);
        Open here = begun
                ? closing()
                : read.stream()
                        .filter(open -> open.level() == Level.PREAMBLE)
                        .findFirst()
                        .orElseGet(() -> add(List.of(new Mark(Level.PREAMBLE, 0, ""))));
        here.paragraphs.add(block);
        if (here.heading.isEmpty()) {
            here.heading = heading(block);
        }
    }

    private Open closing() {
        return read.stream()
                .filter(open -> open.level() == Level.CLOSING)
                .findFirst()
                .orElseGet(() -> add(List.of(new Mark(Level.CLOSING, 0, ""))));
    }

    private Open open(Mark mark) {
        while (!stack.isEmpty() && !mark.level().isInside(stack.peek().level())) {
            stack.pop();
        }
        var path = new ArrayList<Mark>(stack.isEmpty() ? List.of() : stack.peek().path);
        path.add(mark);
        Open open = add(path);
        stack.push(open);
        return open;
    }

    private Open add(List<Mark> path) {
        if (read.size() >= SourceDocument.MOST_ARTICLES) {
            throw new IllegalArgumentException("more than " + SourceDocument.MOST_ARTICLES + " articles");
        }
        var open = new Open(List.copyOf(path));
        read.add(open);
        return open;
    }

    /** The title, or the first sentence as far as it fits. */
    private static String heading(String text) {
        int end = text.indexOf('。');
        String first = end > 0 ? text.substring(0, end) : text;
        return first.length() <= Article.LONGEST_HEADING
                ? first
                : first.substring(0, Article.LONGEST_HEADING - 1) + "…";
    }
}
