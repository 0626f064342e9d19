package cn.huice.land.survey;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;

/** A file that cannot be read at all. */
final class FileRefused {
    private FileRefused() {}

    static ProblemException of(String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "file-unreadable", Text.of("文件无法读取", "The file cannot be read"), FieldError.of("file", zh, en, rule));
    }
}
