-- One line per fact, with names instead of ids: the view to start from, and the one that the others stand on.
CREATE VIEW facts_readable AS
SELECT
    f.fact_id,
    d.published,
    d.publisher,
    d.title,
    f.qualifier,
    f.value,
    f.value_low,
    f.value_high,
    f.unit,
    f.kind,
    f.change,
    f.item,
    coalesce(subject.name_ar, f.subject) AS subject,
    coalesce(place.name_ar, f.place) AS place,
    coalesce(place.country_code, subject.country_code) AS country_code,
    f.time,
    f.time_edtf,
    coalesce(f.time_earliest, d.published) AS day,
    coalesce(speaker.name_ar, f.attribution) AS attribution,
    speaker.name_en AS attribution_en,
    speaker.type AS attribution_type,
    f.attribution AS attribution_surface,
    f.attribution_cue,
    f.evidence,
    f.confidence,
    c.n_independent,
    c.agreement,
    d.is_representative,
    f.doc_id,
    f.claim_id,
    f.attribution_entity_id
FROM facts AS f
JOIN documents AS d USING (doc_id)
JOIN claims AS c USING (claim_id)
LEFT JOIN entities AS subject ON subject.entity_id = f.subject_entity_id
LEFT JOIN entities AS place ON place.entity_id = f.place_entity_id
LEFT JOIN entities AS speaker ON speaker.entity_id = f.attribution_entity_id
ORDER BY d.published, f.doc_id, f.start_char;
COMMENT ON VIEW facts_readable IS 'One line per fact, with names instead of ids.';
COMMENT ON COLUMN facts_readable.subject IS 'Who or what has the quantity: the name of the entity in Arabic, else as written.';
COMMENT ON COLUMN facts_readable.place IS 'Where it holds: the name of the entity in Arabic, else as written.';
COMMENT ON COLUMN facts_readable.country_code IS 'Country of the place, else of the subject, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN facts_readable.day IS 'First day on which it holds, else the day of publication.';
COMMENT ON COLUMN facts_readable.attribution IS 'Who states it: the name of the entity in Arabic, else as written.';
COMMENT ON COLUMN facts_readable.attribution_en IS 'Name in English of the entity that states it.';
COMMENT ON COLUMN facts_readable.attribution_type IS 'Kind of the entity that states it.';
COMMENT ON COLUMN facts_readable.attribution_surface IS 'Who states it, as written.';
