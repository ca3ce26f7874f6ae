-- All figures by who states them: SELECT * FROM speakers WHERE speaker = 'رويترز'.
CREATE VIEW speakers AS
SELECT
    attribution AS speaker, attribution_en AS speaker_en, attribution_type AS speaker_type, attribution_surface AS speaker_surface, attribution_cue,
    kind, qualifier, value, value_high, unit, item, subject, place, time, published, publisher, evidence, fact_id,
    attribution_entity_id AS speaker_entity_id
FROM facts_readable
WHERE attribution_entity_id IS NOT NULL
ORDER BY speaker, published, fact_id;
COMMENT ON VIEW speakers IS 'All figures by the entity that states them, or on whose behalf they are stated.';
