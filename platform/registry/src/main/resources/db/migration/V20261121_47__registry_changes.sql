-- Which transaction wrote a row last, so that a copy in memory can follow: of all transactions below pg_snapshot_xmin the
-- outcome is known, so whoever asks from there on misses nothing.
ALTER TABLE fact ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE fact_replica ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE subject ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX fact_changed ON fact (changed_in);
CREATE INDEX fact_replica_changed ON fact_replica (changed_in);
CREATE INDEX subject_changed ON subject (changed_in);
