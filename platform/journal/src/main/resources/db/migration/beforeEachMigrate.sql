-- A migration of a large table may take its time; of one transaction only, because the connection goes back to the pool.
SELECT set_config(name, '0', true) FROM pg_settings
WHERE name IN ('transaction_timeout', 'idle_in_transaction_session_timeout');
