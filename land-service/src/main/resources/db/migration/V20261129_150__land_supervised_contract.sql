-- A project on land under a contract is supervised as part of it; others have none.
ALTER TABLE supervised_project ADD COLUMN contract_id text REFERENCES land_contract (id);
CREATE INDEX supervised_project_contract ON supervised_project (contract_id) WHERE contract_id IS NOT NULL;
