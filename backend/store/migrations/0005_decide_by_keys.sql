DROP FUNCTION "eligible_for"(text[], integer[]);
--> statement-breakpoint
DROP FUNCTION "log_decisions"(text[], integer[], integer[], bigint, jsonb[], integer[], double precision[], boolean[], jsonb[], jsonb[], bigint[]);
--> statement-breakpoint
-- What the open batches have for some customers, one row for each customer and batch, and what was decided for them before. A function,
-- because its plan is kept: planning costs more than running it, above all in PGlite. Every table is read by its keys, one customer after
-- another: OFFSET 0 keeps the planner from joining whole tables, which it would like for those that were empty when it planned. Of what
-- was decided only the offer that is handed out comes, with its proof; before, all that could be, without.
CREATE FUNCTION "eligible_for"(wanted text[], batches integer[])
RETURNS TABLE (
  customer_id text, customer integer, batch_id integer, held_out boolean, expected_profit_minor double precision,
  offers json, logged json
) LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT c.pseudonym, c.id, b.id, t.held_out, t.expected_profit_minor, o.offers,
      CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'decidedAt', d.decided_at, 'arms', d.arms, 'chosen', d.chosen,
        'propensity', d.propensity, 'heldOut', d.held_out, 'versions', d.versions, 'reason', d.reason, 'reservedMinor', d.reserved_minor) END
    FROM unnest(wanted) w(pseudonym)
    CROSS JOIN LATERAL (SELECT * FROM customers c WHERE c.pseudonym = w.pseudonym OFFSET 0) c
    LEFT JOIN LATERAL (SELECT a.account FROM accounts a WHERE a.customer_id = c.id OFFSET 0) a ON true
    LEFT JOIN unnest(batches) b(id) ON true
    LEFT JOIN LATERAL (SELECT * FROM trial_customers t WHERE t.batch_id = b.id AND t.customer_id = c.id OFFSET 0) t ON true
    LEFT JOIN LATERAL (
      SELECT d.*, (d.arms->d.chosen->'offer'->>'audience')::int AS audience FROM decisions d
      WHERE d.batch_id = b.id AND d.customer_id = c.id OFFSET 0
    ) d ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('rule', o.rule, 'audience', o.audience, 'value', o.value, 'from', o."from", 'until', o.until,
        'worstCaseMinor', o.worst_case_minor, 'reason', o.reason,
        'salt', CASE WHEN d.id IS NOT NULL THEN o.salt END, 'proof', CASE WHEN d.id IS NOT NULL THEN o.proof END)) AS offers
      FROM offers o WHERE o.account = a.account AND o.batch_id = b.id AND (d.id IS NULL OR o.audience = d.audience)
    ) o ON true;
END $$;
--> statement-breakpoint
-- Logs decisions and takes what they may cost from the budgets, all in one statement of the caller. The budgets are locked first and in one
-- order; a decision that its budget cannot pay any more, or that was made elsewhere meanwhile, is left out, and so is one about a customer who was
-- erased meanwhile: whoever erases waits for the others here.
CREATE FUNCTION "log_decisions"(made json, at bigint) RETURNS TABLE (id text, audience integer, salt text, proof jsonb)
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
      SELECT * FROM json_to_recordset(made) w(id text, place integer, batch integer, customer integer, arms jsonb, chosen integer,
        propensity double precision, held_out boolean, versions jsonb, reason jsonb, reserved bigint)
    ), payable AS (
      SELECT w.*, g.taken_minor + sum(w.reserved) OVER (PARTITION BY w.batch ORDER BY w.place) <= g.capacity_minor AS fits
      FROM wanted w
      CROSS JOIN LATERAL (SELECT * FROM decision_budgets g WHERE g.batch_id = w.batch OFFSET 0) g
      WHERE EXISTS (SELECT FROM customers c WHERE c.id = w.customer OFFSET 0)
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
