-- Whoever notifies holds a lock of the whole server until its commit is on disk, so commands would commit one by one.
-- The service notifies after they have, see News.
DROP TRIGGER journal_unpublished_announce ON journal_unpublished;
DROP FUNCTION journal_announce();
