-- Claims on which independent documents give values that exclude each other, each with all its voices.
CREATE VIEW conflicting_claims AS
SELECT
    c.claim_id, c.kind, c.item, c.unit, c.place, c.subject, c.time_edtf,
    f.qualifier, f.value, f.value_low, f.value_high, f.attribution, f.publisher, f.published, f.evidence, f.fact_id
FROM claims AS c
JOIN facts_readable AS f USING (claim_id)
WHERE c.agreement = 'differ'
ORDER BY c.claim_id, f.published, f.fact_id;
COMMENT ON VIEW conflicting_claims IS 'Claims on which independent documents differ, with every voice.';
COMMENT ON COLUMN conflicting_claims.item IS 'What is counted or measured, as the first fact of the claim has it.';
COMMENT ON COLUMN conflicting_claims.place IS 'Where it holds, as the first fact of the claim has it.';
COMMENT ON COLUMN conflicting_claims.subject IS 'Who or what has the quantity, as the first fact of the claim has it.';
COMMENT ON COLUMN conflicting_claims.time_edtf IS 'When it holds, in EDTF, as the first fact of the claim has it.';
