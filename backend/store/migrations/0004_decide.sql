-- What the open batches have for some customers, and what was decided for them before. A function, because its plan is kept: planning
-- costs more than running it, above all in PGlite. It is always about a few rows, found by their keys: the planner, who does not know
-- how long the arrays are, would read whole tables. Proofs come only with what was decided.
CREATE FUNCTION "eligible_for"(wanted text[], batches integer[])
RETURNS TABLE (
  customer_id text, customer integer, batch_id integer, held_out boolean, expected_profit_minor double precision, logged jsonb,
  rule integer, audience integer, value double precision, starts_at double precision, ends_at double precision,
  worst_case_minor double precision, reason jsonb, salt text, proof jsonb
) LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT c.pseudonym, c.id, b.id, t.held_out, t.expected_profit_minor,
      CASE WHEN d.id IS NULL THEN NULL ELSE jsonb_build_object('id', d.id, 'decidedAt', d.decided_at, 'arms', d.arms, 'chosen', d.chosen,
        'propensity', d.propensity, 'heldOut', d.held_out, 'versions', d.versions, 'reason', d.reason, 'reservedMinor', d.reserved_minor) END,
      o.rule, o.audience, o.value::float8, o."from"::float8, o.until::float8, o.worst_case_minor::float8, o.reason,
      CASE WHEN d.id IS NOT NULL THEN o.salt END, CASE WHEN d.id IS NOT NULL THEN o.proof END
    FROM customers c
    LEFT JOIN accounts a ON a.customer_id = c.id
    LEFT JOIN unnest(batches) b(id) ON true
    LEFT JOIN trial_customers t ON t.batch_id = b.id AND t.customer_id = c.id
    LEFT JOIN decisions d ON d.batch_id = b.id AND d.customer_id = c.id
    LEFT JOIN offers o ON o.batch_id = b.id AND o.account = a.account
    WHERE c.pseudonym = ANY (wanted);
END $$;
--> statement-breakpoint
-- Logs decisions and takes what they may cost from the budgets, all in one statement of the caller. The budgets are locked first and in one
-- order; a decision that its budget cannot pay any more, or that was made elsewhere meanwhile, is left out.
CREATE FUNCTION "log_decisions"(
  ids text[], batches integer[], for_customers integer[], at bigint, arms jsonb[], chosen integer[], propensities double precision[],
  held boolean[], versions jsonb[], reasons jsonb[], reserved bigint[]
) RETURNS TABLE (id text, audience integer, salt text, proof jsonb) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO decision_budgets (batch_id, capacity_minor)
    SELECT b.id, b.budget_minor FROM offer_batches b
    WHERE b.id = ANY (batches) AND NOT EXISTS (SELECT FROM decision_budgets g WHERE g.batch_id = b.id)
    ORDER BY b.id ON CONFLICT DO NOTHING;
  PERFORM 1 FROM decision_budgets g WHERE g.batch_id = ANY (batches) ORDER BY g.batch_id FOR UPDATE;
  RETURN QUERY
    WITH wanted AS (
      SELECT * FROM unnest(ids, batches, for_customers, arms, chosen, propensities, held, versions, reasons, reserved)
        WITH ORDINALITY w(id, batch_id, customer_id, arms, chosen, propensity, held_out, versions, reason, reserved_minor, place)
    ), payable AS (
      SELECT w.*, g.taken_minor + sum(w.reserved_minor) OVER (PARTITION BY w.batch_id ORDER BY w.place) <= g.capacity_minor AS fits
      FROM wanted w JOIN decision_budgets g ON g.batch_id = w.batch_id JOIN customers c ON c.id = w.customer_id
    ), written AS (
      INSERT INTO decisions (id, batch_id, customer_id, decided_at, arms, chosen, propensity, held_out, versions, reason, reserved_minor)
      SELECT p.id, p.batch_id, p.customer_id, at, p.arms, p.chosen, p.propensity, p.held_out, p.versions, p.reason, p.reserved_minor
      FROM payable p WHERE p.fits OR p.reserved_minor = 0
      ON CONFLICT (batch_id, customer_id) DO NOTHING
      RETURNING decisions.id, decisions.batch_id, decisions.customer_id, decisions.arms, decisions.chosen, decisions.reserved_minor
    ), paid AS (
      UPDATE decision_budgets g SET taken_minor = g.taken_minor + s.minor
      FROM (SELECT w.batch_id, sum(w.reserved_minor) AS minor FROM written w GROUP BY w.batch_id) s WHERE g.batch_id = s.batch_id
    )
    SELECT w.id, o.audience, o.salt, o.proof FROM written w
    LEFT JOIN accounts a ON a.customer_id = w.customer_id
    LEFT JOIN offers o ON o.batch_id = w.batch_id AND o.account = a.account AND o.audience = (w.arms->w.chosen->'offer'->>'audience')::int;
END $$;
