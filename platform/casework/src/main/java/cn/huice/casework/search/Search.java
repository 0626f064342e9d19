package cn.huice.casework.search;

import cn.huice.casework.document.ImportedDocument;
import cn.huice.casework.document.Library;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.ReentrantLock;

/** The index over what stands now: made anew when a policy was published or a document imported. */
@ApplicationScoped
public class Search {
    private final Catalogue catalogue;
    private final Library library;
    private final Scoring scoring = new Scoring();
    private final ReentrantLock making = new ReentrantLock();
    private volatile Made made;

    @Inject
    Search(Catalogue catalogue, Library library) {
        this.catalogue = catalogue;
        this.library = library;
    }

    /** What can be searched, with the book and the documents it was made from. */
    record Made(CurrentBook book, Library.Shelf shelf, SearchIndex index) {
        boolean isOf(CurrentBook otherBook, Library.Shelf otherShelf) {
            return book.revision() == otherBook.revision() && shelf.revision() == otherShelf.revision();
        }
    }

    /** Of this moment; makes it if nobody has, which takes a second or two. */
    Made now() {
        CurrentBook book = catalogue.current();
        Library.Shelf shelf = library.current();
        Made known = made;
        if (known != null && known.isOf(book, shelf)) {
            return known;
        }
        making.lock();
        try {
            if (made == null || !made.isOf(book, shelf)) {
                made = new Made(
                        book,
                        shelf,
                        SearchIndex.of(
                                book.all(),
                                shelf.documents().values().stream()
                                        .map(ImportedDocument::document)
                                        .toList(),
                                scoring));
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    /** So that who searches next does not wait for it. */
    @Scheduled(every = "5s", identity = "search", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        now();
    }
}
