-- 节余用地分割转让: the policy under which what is surplus was cut off to be transferred, with its article; null where it was not.
ALTER TABLE parcel_lineage ADD COLUMN transfer_policy text;
ALTER TABLE parcel_lineage ADD COLUMN transfer_article text;
