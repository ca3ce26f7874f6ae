-- Everything said of an entity, by whom: SELECT * FROM said_about WHERE name_en LIKE 'Kata%ib Hezbollah'.
CREATE VIEW said_about AS
WITH spoken AS (
    SELECT
        f.doc_id, f.sentence_index,
        string_agg(DISTINCT coalesce(speaker.name_ar, f.attribution), '، ' ORDER BY coalesce(speaker.name_ar, f.attribution)) AS speakers,
        count(*) AS n_facts
    FROM facts AS f
    LEFT JOIN entities AS speaker ON speaker.entity_id = f.attribution_entity_id
    GROUP BY f.doc_id, f.sentence_index
)
SELECT
    e.entity_id, e.type, e.name_ar, e.name_en, e.country_code,
    m.surface, l.reason, l.score,
    substring(d.text, s.start_char + 1, s.end_char - s.start_char) AS sentence,
    spoken.speakers, coalesce(spoken.n_facts, 0) AS n_facts,
    d.publisher, d.published, d.title, d.is_representative, m.doc_id, s.sentence_index, m.start_char
FROM mentions AS m
JOIN entities AS e USING (entity_id)
JOIN entity_links AS l ON l.doc_id = m.doc_id AND l.start_char = m.start_char AND l.end_char = m.end_char AND l.entity_id = m.entity_id
JOIN documents AS d ON d.doc_id = m.doc_id
JOIN sentences AS s ON s.doc_id = m.doc_id AND s.start_char <= m.start_char AND m.end_char <= s.end_char
LEFT JOIN spoken ON spoken.doc_id = s.doc_id AND spoken.sentence_index = s.sentence_index
ORDER BY e.entity_id, d.published NULLS LAST, m.doc_id, m.start_char;
COMMENT ON VIEW said_about IS 'Every mention of an entity in its sentence, with who states the figures there and how sure the link is.';
COMMENT ON COLUMN said_about.country_code IS 'Country of the entity, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN said_about.surface IS 'The mention, as written.';
COMMENT ON COLUMN said_about.reason IS 'Why the mention was linked to the entity.';
COMMENT ON COLUMN said_about.sentence IS 'The sentence that the mention stands in.';
COMMENT ON COLUMN said_about.speakers IS 'Who states the figures of the sentence, each once.';
COMMENT ON COLUMN said_about.n_facts IS 'Number of facts of the sentence.';
COMMENT ON COLUMN said_about.start_char IS 'First character of the mention in the text of the document, in code points.';
