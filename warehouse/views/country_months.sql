-- All figures on a country by month: SELECT * FROM country_months WHERE country_code = 'IQ'. Copies of a text give their figures again:
-- with `AND is_representative` each story counts once.
CREATE VIEW country_months AS
SELECT
    country_code, date_trunc('month', day)::DATE AS month,
    kind, qualifier, value, value_low, value_high, unit, item, subject, place, attribution, publisher, published, is_representative, evidence, fact_id
FROM facts_readable
WHERE country_code IS NOT NULL
ORDER BY country_code, month NULLS LAST, fact_id;
COMMENT ON VIEW country_months IS 'All figures on a country by month: it is their place, or else their subject is of it.';
COMMENT ON COLUMN country_months.month IS 'First day of the month in which it holds, else of that of publication.';
