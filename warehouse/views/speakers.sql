-- All figures by who states them: SELECT * FROM speakers WHERE speaker = 'رويترز'.
CREATE VIEW speakers AS
SELECT
    attribution AS speaker, attribution_en AS speaker_en, attribution_type AS speaker_type, attribution_surface AS speaker_surface, attribution_cue,
    kind, qualifier, value, value_low, value_high, unit, item, subject, place, time, time_edtf, published, publisher, evidence, fact_id,
    attribution_entity_id AS speaker_entity_id
FROM facts_readable
WHERE attribution_entity_id IS NOT NULL
ORDER BY speaker, published, fact_id;
COMMENT ON VIEW speakers IS 'All figures by the entity that states them, or on whose behalf they are stated.';
COMMENT ON COLUMN speakers.speaker IS 'Name in Arabic of the entity that states it.';
COMMENT ON COLUMN speakers.speaker_en IS 'Name in English of the entity that states it.';
COMMENT ON COLUMN speakers.speaker_type IS 'Kind of the entity that states it.';
COMMENT ON COLUMN speakers.speaker_surface IS 'Who states it, as written.';
COMMENT ON COLUMN speakers.speaker_entity_id IS 'Entity of the one who states it.';
