-- What is said to have been so on which day: facts in the order of the time they speak of, else of their publication.
CREATE VIEW timeline AS
SELECT day, time, time_edtf, kind, qualifier, value, value_low, value_high, unit, item, place, attribution, evidence, publisher, published, fact_id
FROM facts_readable
WHERE is_representative AND day IS NOT NULL
ORDER BY day, fact_id;
COMMENT ON VIEW timeline IS 'Facts of representative documents by the day they speak of.';
