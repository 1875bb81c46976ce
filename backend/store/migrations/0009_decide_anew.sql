-- As before, and what hands out an offer that is not there is left out too: customers are read ahead, and one who was given another account
-- since has lost the offers of the first. Whoever links accounts locks the customer, as this does.
CREATE OR REPLACE FUNCTION "log_decisions"(made json, at bigint) RETURNS TABLE (id text, audience integer, salt text, proof jsonb)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  batches integer[];
  people integer[];
BEGIN
  SELECT array_agg(DISTINCT w.batch), array_agg(w.customer) INTO batches, people
    FROM json_to_recordset(made) w(batch integer, customer integer);
  PERFORM 1 FROM customers c WHERE c.id = ANY (people) ORDER BY c.id FOR KEY SHARE;
  INSERT INTO decision_budgets (batch_id, capacity_minor)
    SELECT b.id, b.budget_minor FROM offer_batches b
    WHERE b.id = ANY (batches) AND NOT EXISTS (SELECT FROM decision_budgets g WHERE g.batch_id = b.id)
    ORDER BY b.id ON CONFLICT DO NOTHING;
  PERFORM 1 FROM decision_budgets g WHERE g.batch_id = ANY (batches) ORDER BY g.batch_id FOR UPDATE;
  RETURN QUERY
    WITH wanted AS (
      SELECT w.*, (w.arms->w.chosen->'offer'->>'audience')::int AS audience
      FROM json_to_recordset(made) w(id text, place integer, batch integer, customer integer, arms jsonb, chosen integer,
        propensity double precision, held_out boolean, versions jsonb, reason jsonb, reserved bigint)
    ), payable AS (
      SELECT w.*, g.taken_minor + sum(w.reserved) OVER (PARTITION BY w.batch ORDER BY w.place) <= g.capacity_minor AS fits
      FROM wanted w
      CROSS JOIN LATERAL (SELECT * FROM decision_budgets g WHERE g.batch_id = w.batch OFFSET 0) g
      WHERE EXISTS (SELECT FROM customers c WHERE c.id = w.customer OFFSET 0)
        AND (w.audience IS NULL OR EXISTS (
          SELECT FROM accounts a
          CROSS JOIN LATERAL (
            SELECT FROM offers o WHERE o.batch_id = w.batch AND o.account = a.account AND o.audience = w.audience OFFSET 0
          ) o
          WHERE a.customer_id = w.customer OFFSET 0
        ))
    ), written AS (
      INSERT INTO decisions (id, batch_id, customer_id, decided_at, arms, chosen, propensity, held_out, versions, reason, reserved_minor)
      SELECT p.id, p.batch, p.customer, at, p.arms, p.chosen, p.propensity, p.held_out, p.versions, p.reason, p.reserved
      FROM payable p WHERE p.fits OR p.reserved = 0
      ON CONFLICT (batch_id, customer_id) DO NOTHING
      RETURNING decisions.id, decisions.batch_id, decisions.customer_id, decisions.arms, decisions.chosen, decisions.reserved_minor
    ), paid AS (
      UPDATE decision_budgets g SET taken_minor = g.taken_minor + s.minor
      FROM (SELECT w.batch_id, sum(w.reserved_minor) AS minor FROM written w GROUP BY w.batch_id) s WHERE g.batch_id = s.batch_id
    )
    SELECT w.id, o.audience, o.salt, o.proof FROM written w
    LEFT JOIN LATERAL (SELECT a.account FROM accounts a WHERE a.customer_id = w.customer_id OFFSET 0) a ON true
    LEFT JOIN LATERAL (
      SELECT o.audience, o.salt, o.proof FROM offers o
      WHERE o.batch_id = w.batch_id AND o.account = a.account AND o.audience = (w.arms->w.chosen->'offer'->>'audience')::int OFFSET 0
    ) o ON true;
END $$;
