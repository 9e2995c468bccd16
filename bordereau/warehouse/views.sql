-- Answers to what people ask, in the SQL that DuckDB and PostgreSQL share. The comment above each view is loaded with it.

-- Every act once: one that was printed and scanned, or handed in twice, stands here with the PDF that needed least OCR.
CREATE OR REPLACE VIEW acts_once AS
SELECT a.*
FROM acts a
JOIN documents d ON d.document_sha256 = a.document_sha256
WHERE a.act_key IS NULL OR NOT EXISTS (
    SELECT 1
    FROM acts b
    JOIN documents e ON e.document_sha256 = b.document_sha256
    WHERE b.act_key = a.act_key AND (
        e.ocr_page_count < d.ocr_page_count
        OR (e.ocr_page_count = d.ocr_page_count AND b.document_sha256 < a.document_sha256)
        OR (b.document_sha256 = a.document_sha256 AND b.act_number < a.act_number)
    )
);

-- Names of bodies whose SIREN acts or the reference tell; a name that two bodies bear is not here.
CREATE OR REPLACE VIEW body_numbers AS
SELECT name_key, MIN(siren) AS siren
FROM (
    SELECT name_party_key AS name_key, siren FROM parties WHERE siren IS NOT NULL AND name_party_key IS NOT NULL
    UNION
    SELECT name_key, siren FROM reference_names WHERE siren IS NOT NULL AND name_key IS NOT NULL
) told
GROUP BY name_key
HAVING COUNT(DISTINCT siren) = 1;

-- What the reference (load --reference) says of a body: its official name and codes; NULL where its lines disagree.
CREATE OR REPLACE VIEW body_codes AS
SELECT
    COALESCE(r.siren, n.siren, r.name_key) AS joined_key,
    CASE WHEN COUNT(DISTINCT r.official_name) = 1 THEN MIN(r.official_name) END AS official_name,
    CASE WHEN COUNT(DISTINCT r.siret) = 1 THEN MIN(r.siret) END AS siret,
    CASE WHEN COUNT(DISTINCT r.insee) = 1 THEN MIN(r.insee) END AS insee,
    CASE WHEN COUNT(DISTINCT r.epci_siren) = 1 THEN MIN(r.epci_siren) END AS epci_siren,
    CASE WHEN COUNT(DISTINCT r.epci_name) = 1 THEN MIN(r.epci_name) END AS epci_name
FROM (SELECT *, CASE WHEN alias THEN NULL ELSE name END AS official_name FROM reference_names) r
LEFT JOIN body_numbers n ON n.name_key = r.name_key
GROUP BY COALESCE(r.siren, n.siren, r.name_key);

-- Each key of a party, payer or payee with the one that joins its spellings (joined_key: the SIREN where any spelling has
-- one), its name, and its codes from the reference.
CREATE OR REPLACE VIEW bodies AS
SELECT
    k.body_key, COALESCE(n.siren, k.body_key) AS joined_key, COALESCE(c.official_name, k.name) AS name,
    CASE WHEN COALESCE(n.siren, k.siren) IS NOT NULL THEN COALESCE(n.siren, k.siren) END AS siren,
    c.siret, c.insee, c.epci_siren, c.epci_name
FROM (
    SELECT body_key, MAX(name) AS name, MAX(siren) AS siren
    FROM (
        SELECT party_key AS body_key, name, siren FROM parties
        UNION ALL
        SELECT payer_key, payer_name, NULL FROM act_commitments
        UNION ALL
        SELECT payee_key, payee_name, NULL FROM act_commitments
    ) told
    WHERE body_key IS NOT NULL
    GROUP BY body_key
) k
LEFT JOIN body_numbers n ON n.name_key = k.body_key
LEFT JOIN body_codes c ON c.joined_key = COALESCE(n.siren, k.body_key);

-- Each avenant beside the act it amends, found among all that is loaded: of the kind, and of the number, day or title, that
-- it names, between the same parties. NULL where none is loaded; candidate_count tells when several answer equally well.
CREATE OR REPLACE VIEW avenants AS
WITH named AS MATERIALIZED (SELECT body_key, joined_key FROM bodies)
SELECT
    d.file_name, a.document_sha256, a.act_number, m.amended_order, a.title, a.number, a.act_date, a.act_date_iso,
    a.territory, a.partner, m.effect, m.kind AS amended_kind, m.title AS amended_title, m.number AS amended_number,
    m.amended_date_iso, c.amended_document_sha256, c.amended_act_number, od.file_name AS amended_file_name, c.found_by,
    c.candidate_count, a.page
FROM acts_once a
JOIN documents d ON d.document_sha256 = a.document_sha256
LEFT JOIN amended_acts m ON m.document_sha256 = a.document_sha256 AND m.act_number = a.act_number
LEFT JOIN (
    SELECT ranked.*, COUNT(*) OVER (PARTITION BY document_sha256, act_number, amended_order) AS candidate_count
    FROM (
        SELECT
            matched.*,
            CASE WHEN by_number = 1 THEN 'number' WHEN by_day = 1 THEN 'date' ELSE 'title' END AS found_by,
            RANK() OVER (
                PARTITION BY document_sha256, act_number, amended_order
                ORDER BY 4 * by_number + 2 * by_day + by_title DESC, shared DESC
            ) AS place
        FROM (
            SELECT
                n.document_sha256, n.act_number, n.amended_order,
                o.document_sha256 AS amended_document_sha256, o.act_number AS amended_act_number,
                MAX(CASE WHEN n.number_key = o.number_key THEN 1 ELSE 0 END) AS by_number,
                MAX(
                    CASE WHEN n.amended_date_precision = 'day' AND n.amended_date_iso = o.act_date_iso THEN 1 ELSE 0 END
                ) AS by_day,
                MAX(CASE WHEN LOWER(n.title) = LOWER(o.title) THEN 1 ELSE 0 END) AS by_title,
                COUNT(DISTINCT bq.joined_key) AS shared
            FROM amended_acts n
            JOIN acts x ON x.document_sha256 = n.document_sha256 AND x.act_number = n.act_number
            JOIN parties p ON p.document_sha256 = n.document_sha256 AND p.act_number = n.act_number
            JOIN named bp ON bp.body_key = p.party_key
            JOIN named bq ON bq.joined_key = bp.joined_key
            JOIN parties q ON q.party_key = bq.body_key
            JOIN acts_once o
                ON o.document_sha256 = q.document_sha256 AND o.act_number = q.act_number AND o.kind = n.kind
                AND (o.document_sha256 <> n.document_sha256 OR o.act_number <> n.act_number)
                AND (
                    n.number_key = o.number_key OR LOWER(n.title) = LOWER(o.title)
                    OR (n.amended_date_precision = 'day' AND n.amended_date_iso = o.act_date_iso)
                )
                AND (
                    n.amended_date_precision IS NULL OR n.amended_date_precision <> 'day' OR o.act_date IS NULL
                    OR n.amended_date_iso = o.act_date_iso
                )
            GROUP BY
                n.document_sha256, n.act_number, n.amended_order, o.document_sha256, o.act_number,
                o.territory_key, x.territory_key
            HAVING COUNT(DISTINCT bq.joined_key) >= 2 OR o.territory_key = x.territory_key
        ) matched
    ) ranked
    WHERE place = 1
) c ON c.document_sha256 = m.document_sha256 AND c.act_number = m.act_number AND c.amended_order = m.amended_order
LEFT JOIN documents od ON od.document_sha256 = c.amended_document_sha256
WHERE a.kind = 'avenant' OR m.document_sha256 IS NOT NULL;

-- Which acts belong together: a convention and its avenants have one family_key, also where the convention is not loaded.
-- effect is that of the avenant on the family; turn sorts the acts of a family: the
-- convention, then its avenants by time and number.
CREATE OR REPLACE VIEW act_families AS
WITH found AS MATERIALIZED (SELECT * FROM avenants)
SELECT
    a.document_sha256, a.act_number, a.kind,
    COALESCE(
        u.amended_document_sha256 || '/' || u.amended_act_number, t.amended_document_sha256 || '/' || t.amended_act_number,
        CASE WHEN a.kind = 'avenant' AND COALESCE(v.amended_date_iso, v.amended_number) IS NOT NULL THEN
            'absent/' || COALESCE(v.amended_date_iso, '') || '/' || COALESCE(v.amended_number, '') || '/'
            || COALESCE(a.territory_key, '') || '/' || COALESCE(a.partner_key, '') END,
        a.document_sha256 || '/' || a.act_number
    ) AS family_key,
    v.effect,
    CASE WHEN a.kind = 'avenant' THEN '1/' ELSE '0/' END
    || COALESCE(a.act_date_iso, '9999') || '/' || LPAD(COALESCE(a.number_key, ''), 8, '0') AS turn
FROM acts_once a
LEFT JOIN (
    SELECT *, ROW_NUMBER() OVER (
        PARTITION BY document_sha256, act_number
        ORDER BY CASE WHEN candidate_count = 1 THEN 0 ELSE 1 END, CASE WHEN amended_kind = 'avenant' THEN 1 ELSE 0 END,
            amended_order
    ) AS choice
    FROM found
) v ON v.document_sha256 = a.document_sha256 AND v.act_number = a.act_number AND v.choice = 1
LEFT JOIN (SELECT * FROM found WHERE candidate_count = 1) t
    ON t.document_sha256 = a.document_sha256 AND t.act_number = a.act_number AND t.amended_order = v.amended_order
LEFT JOIN (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY document_sha256, act_number ORDER BY amended_order) AS choice
    FROM found
    WHERE candidate_count = 1
) u ON u.document_sha256 = t.amended_document_sha256 AND u.act_number = t.amended_act_number AND u.choice = 1;

-- Every commitment that an act states, with payer and payee by the keys that join their spellings, and its state: in_force; past
-- (before this act); not_adopted (rejected or put off); copy (the act is loaded twice); approved (a délibération's, which the
-- convention that it approves states too); restated (an avenant says it again unchanged); replaced (by a later avenant).
CREATE OR REPLACE VIEW commitment_history AS
WITH named AS MATERIALIZED (SELECT * FROM bodies),
families AS MATERIALIZED (SELECT * FROM act_families),
stated AS MATERIALIZED (
    SELECT
        z.document_sha256, z.act_number, z.value_eur, z.budget_year, z.role, zp.joined_key AS payer_key,
        zq.joined_key AS payee_key, g.family_key, g.turn, g.kind, g.effect
    FROM act_commitments z
    LEFT JOIN families g ON g.document_sha256 = z.document_sha256 AND g.act_number = z.act_number
    LEFT JOIN named zp ON zp.body_key = z.payer_key
    LEFT JOIN named zq ON zq.body_key = z.payee_key
    WHERE z.status <> 'past'
)
SELECT
    c.document_sha256, c.act_number, c.commitment_order, d.file_name, d.path, a.kind AS act_kind, a.title AS act_title,
    a.act_date, a.act_date_iso, a.territory, a.territory_key,
    COALESCE(bp.name, c.payer_name) AS payer, c.payer_name, bp.joined_key AS payer_key, bp.siren AS payer_siren,
    bp.insee AS payer_insee, bp.epci_siren AS payer_epci,
    COALESCE(bq.name, c.payee_name) AS payee, c.payee_name, bq.joined_key AS payee_key, bq.siren AS payee_siren,
    bq.insee AS payee_insee, bq.epci_siren AS payee_epci,
    c.role, c.status, c.budget_year, c.value_eur, c.share, c.base_eur, c.what, c.source, c.source_kind, c.article_number,
    c.trust, c.doubts, c.total_status, f.family_key, f.effect, f.turn,
    CASE
        WHEN c.status = 'past' THEN 'past'
        WHEN f.document_sha256 IS NULL THEN 'copy'
        WHEN n.decision IN ('rejected', 'deferred') THEN 'not_adopted'
        WHEN a.kind = 'deliberation' AND EXISTS (
            SELECT 1
            FROM stated z
            JOIN acts y ON y.document_sha256 = z.document_sha256 AND y.act_number = z.act_number
            WHERE y.kind IN ('convention', 'avenant') AND z.value_eur = c.value_eur
                AND COALESCE(z.budget_year, 0) = COALESCE(c.budget_year, 0)
                AND (
                    (y.document_sha256 = c.document_sha256 AND y.within_act = c.act_number)
                    OR (
                        z.payee_key = bq.joined_key
                        AND EXISTS (
                            SELECT 1
                            FROM authorisations w
                            WHERE w.document_sha256 = y.document_sha256 AND w.act_number = y.act_number
                                AND w.authorised_on = n.decided_on
                        )
                    )
                )
        ) THEN 'approved'
        WHEN f.effect = 'extends' AND EXISTS (
            SELECT 1
            FROM stated z
            WHERE z.family_key = f.family_key AND z.turn < f.turn AND z.value_eur = c.value_eur
                AND COALESCE(z.payer_key, '') = COALESCE(bp.joined_key, '')
                AND COALESCE(z.payee_key, '') = COALESCE(bq.joined_key, '')
                AND COALESCE(z.budget_year, 0) = COALESCE(c.budget_year, 0)
        ) THEN 'restated'
        WHEN EXISTS (
            SELECT 1
            FROM stated z
            WHERE z.family_key = f.family_key AND z.turn > f.turn AND z.kind = 'avenant'
                AND (z.effect = 'replaces' OR z.effect IS NULL) AND z.role = c.role
                AND COALESCE(z.payer_key, '') = COALESCE(bp.joined_key, '')
                AND COALESCE(z.payee_key, '') = COALESCE(bq.joined_key, '')
                AND (z.budget_year = c.budget_year OR z.budget_year IS NULL OR c.budget_year IS NULL)
        ) THEN 'replaced'
        ELSE 'in_force'
    END AS state,
    c.page, c.x0, c.top, c.x1, c.bottom, c.evidence_text
FROM act_commitments c
JOIN documents d ON d.document_sha256 = c.document_sha256
JOIN acts a ON a.document_sha256 = c.document_sha256 AND a.act_number = c.act_number
LEFT JOIN deliberations n ON n.document_sha256 = c.document_sha256 AND n.act_number = c.act_number
LEFT JOIN families f ON f.document_sha256 = c.document_sha256 AND f.act_number = c.act_number
LEFT JOIN named bp ON bp.body_key = c.payer_key
LEFT JOIN named bq ON bq.body_key = c.payee_key;

-- Who pays whom, how much, for which year: every commitment in force, each euro once, with the act, page, box and figure
-- that state it. Sums that are promised and those that are forecast are told apart by status; what it replaced stands in
-- commitment_history, under the same family_key.
CREATE OR REPLACE VIEW commitments AS
SELECT
    document_sha256, act_number, commitment_order, file_name, path, act_kind, act_title, act_date, act_date_iso, territory,
    territory_key, payer, payer_key, payer_siren, payer_insee, payer_epci, payee, payee_key, payee_siren, payee_insee,
    payee_epci, role, status, budget_year, value_eur, share, base_eur, what, source, source_kind, article_number, trust,
    doubts, total_status, family_key, page, x0, top, x1, bottom, evidence_text
FROM commitment_history
WHERE state = 'in_force';

-- Commitments in force by payer, payee, role, status and budget year.
CREATE OR REPLACE VIEW commitments_by_year AS
SELECT
    MAX(payer) AS payer, MAX(payee) AS payee, role, status, budget_year, SUM(value_eur) AS value_eur,
    COUNT(*) AS commitment_count, COUNT(DISTINCT document_sha256) AS document_count, payer_key, payee_key
FROM commitments
GROUP BY payer_key, payee_key, role, status, budget_year;

-- Every sum of money that a document states, in text or table, with its role, how far it can be trusted, and the parties of
-- the commitment that it states, if any. These are not to be added up: costs, totals and grants stand side by side.
CREATE OR REPLACE VIEW stated_amounts AS
SELECT
    d.file_name, f.document_sha256, f.act_number, f.figure, f.source_kind, f.printed_text, f.value_eur,
    COALESCE(f.role, c.role) AS role, c.payer_name, c.payee_name, c.payer_key, c.payee_key, f.trust, f.doubts, f.article_number,
    f.row_label, f.column_label, f.page, f.x0, f.top, f.x1, f.bottom
FROM (
    SELECT
        document_sha256, act_number, amount_id AS figure, 'amount' AS source_kind, printed_text, value_eur, role, trust, doubts,
        article_number, CAST(NULL AS VARCHAR) AS row_label, CAST(NULL AS VARCHAR) AS column_label, page, x0, top, x1, bottom
    FROM amounts
    WHERE not_in_force IS NULL
    UNION ALL
    SELECT
        document_sha256, act_number, cell_id, 'cell', printed_text, value_eur, CAST(NULL AS VARCHAR), trust, doubts,
        CAST(NULL AS VARCHAR), row_label, column_label, page, x0, top, x1, bottom
    FROM table_cells
    WHERE kind = 'money' AND value_eur IS NOT NULL AND not_in_force IS NULL
) f
JOIN documents d ON d.document_sha256 = f.document_sha256
LEFT JOIN (
    SELECT
        document_sha256, act_number, source, MIN(role) AS role, MIN(payer_name) AS payer_name, MIN(payee_name) AS payee_name,
        MIN(payer_key) AS payer_key, MIN(payee_key) AS payee_key
    FROM act_commitments
    GROUP BY document_sha256, act_number, source
) c ON c.document_sha256 = f.document_sha256 AND c.act_number = f.act_number AND c.source = f.figure;

-- Every cell of a table that repeats no other and may be added up, with who bears it and when: what a table says by itself,
-- before anybody asks who promises it to whom. Left out: totals, and tables that hold the same money (tables.counting).
CREATE OR REPLACE VIEW counted_cells AS
SELECT
    c.document_sha256, c.act_number, c.table_order, c.row_order, c.column_order,
    d.file_name, a.kind AS act_kind, a.territory, a.territory_key, c.partner, c.partner_key,
    c.year_from, c.year_to, CASE WHEN c.year_from = c.year_to THEN c.year_from END AS commitment_year,
    t.annex, t.title AS table_title, c.row_label, c.column_label, c.printed_text, c.value_eur, c.precision_eur,
    c.total_status, c.page, c.trust
FROM table_cells c
JOIN documents d ON d.document_sha256 = c.document_sha256
JOIN acts_once a ON a.document_sha256 = c.document_sha256 AND a.act_number = c.act_number
JOIN tables t ON t.document_sha256 = c.document_sha256 AND t.act_number = c.act_number AND t.table_order = c.table_order
WHERE c.counted;

-- Figures that a person should look at before anybody relies on them: a warning speaks of them, their place in the table is
-- unsure, or a sum that they stand in fails.
CREATE OR REPLACE VIEW doubtful_figures AS
SELECT
    d.file_name, f.document_sha256, f.act_number, f.figure, f.printed_text, f.value_exact, f.row_label, f.column_label, f.doubts,
    f.page
FROM (
    SELECT
        document_sha256, act_number, amount_id AS figure, printed_text, value_exact, CAST(NULL AS VARCHAR) AS row_label,
        CAST(NULL AS VARCHAR) AS column_label, doubts, page
    FROM amounts
    WHERE trust = 'doubtful'
    UNION ALL
    SELECT document_sha256, act_number, cell_id, printed_text, value_exact, row_label, column_label, doubts, page
    FROM table_cells
    WHERE trust = 'doubtful'
) f
JOIN documents d ON d.document_sha256 = f.document_sha256;

-- Tables with sums of money that no commitment holds, and why: nothing is left out in silence.
CREATE OR REPLACE VIEW uncounted_tables AS
SELECT
    d.file_name, t.document_sha256, t.act_number, t.table_order, t.table_id, t.annex, t.title, t.counting,
    MAX(c.value_eur) AS greatest_eur, t.page
FROM tables t
JOIN documents d ON d.document_sha256 = t.document_sha256
JOIN table_cells c ON c.document_sha256 = t.document_sha256 AND c.act_number = t.act_number AND c.table_order = t.table_order
WHERE t.counting NOT IN ('counted', 'no_money')
GROUP BY
    d.file_name, t.document_sha256, t.act_number, t.table_order, t.table_id, t.annex, t.title, t.counting, t.page;

-- Acts that state sums of money and no commitment: what they commit, if anything, is for a reader to say.
CREATE OR REPLACE VIEW uncounted_acts AS
SELECT
    d.file_name, a.document_sha256, a.act_number, a.kind, a.title, a.territory, a.partner, a.year,
    COUNT(*) AS amount_count, MAX(m.value_eur) AS greatest_eur, MIN(m.page) AS page
FROM acts_once a
JOIN documents d ON d.document_sha256 = a.document_sha256
JOIN amounts m ON m.document_sha256 = a.document_sha256 AND m.act_number = a.act_number
WHERE m.value_eur IS NOT NULL AND m.not_in_force IS NULL AND m.section <> 'parties' AND NOT EXISTS (
    SELECT 1
    FROM act_commitments c
    WHERE c.document_sha256 = a.document_sha256 AND c.act_number = a.act_number
)
GROUP BY d.file_name, a.document_sha256, a.act_number, a.kind, a.title, a.territory, a.partner, a.year;

-- Avenants whose convention is not among what is loaded, or that several answer to: what is in force of them is not whole.
CREATE OR REPLACE VIEW absent_conventions AS
SELECT
    v.file_name, v.document_sha256, v.act_number, v.title, v.act_date_iso, v.territory, v.partner, v.amended_kind,
    v.amended_title, v.amended_number, v.amended_date_iso, v.candidate_count, v.page,
    CASE
        WHEN v.amended_order IS NULL THEN 'not_named' WHEN v.candidate_count IS NULL THEN 'absent' ELSE 'several'
    END AS why
FROM avenants v
WHERE v.candidate_count IS NULL OR v.candidate_count > 1;

-- Sums that fail, with the document, the page and the sentence.
CREATE OR REPLACE VIEW failing_checks AS
SELECT
    d.file_name, k.document_sha256, k.act_number, k.check_order, k.kind, k.measure, k.stated, k.computed, k.difference,
    k.tolerance, k.message, k.page
FROM checks k
JOIN documents d ON d.document_sha256 = k.document_sha256
WHERE k.status = 'fails';

-- Documents whose sums fail: how many, and the greatest difference in euros.
CREATE OR REPLACE VIEW failing_documents AS
SELECT
    file_name, document_sha256, COUNT(*) AS failing_count,
    CAST(MAX(CASE WHEN measure = 'money' THEN ABS(difference) END) AS DECIMAL(18,2)) AS greatest_difference_eur
FROM failing_checks
GROUP BY file_name, document_sha256;

-- A sum that an article states beside the cell of the annex that it repeats.
CREATE OR REPLACE VIEW article_against_annex AS
SELECT
    d.file_name, k.document_sha256, k.act_number, k.check_order, m.article_number, m.section, m.printed_text AS in_article,
    k.stated AS article_eur, t.annex, t.title AS table_title, c.row_label, c.column_label, c.printed_text AS in_annex,
    k.computed AS annex_eur, k.difference, k.tolerance, k.status, m.page AS article_page, c.page AS annex_page
FROM checks k
JOIN documents d ON d.document_sha256 = k.document_sha256
JOIN amounts m
    ON m.document_sha256 = k.document_sha256 AND m.act_number = k.act_number AND m.amount_id = k.stated_by
JOIN table_cells c
    ON c.document_sha256 = k.document_sha256 AND c.act_number = k.act_number AND c.cell_id = k.parts
JOIN tables t ON t.document_sha256 = c.document_sha256 AND t.act_number = c.act_number AND t.table_order = c.table_order
WHERE k.kind = 'restatement';

-- Sums known beforehand that are not what was loaded.
CREATE OR REPLACE VIEW failing_controls AS
SELECT * FROM controls WHERE status = 'fails';

-- Each délibération with its file, its votes in one line, and what was approved with it (one line an act that is pasted
-- into it or annexed to it; NULL without one). Asked by number: WHERE number_key = '2024009'.
CREATE OR REPLACE VIEW decisions AS
SELECT
    d.file_name, p.document_sha256, p.act_number, p.number, p.number_key, p.decided_on, p.decided_on_iso, p.body, p.object,
    p.decision, p.votes_for, p.votes_against, p.abstained, p.unanimous, p.voting, p.matter_code, p.received_on,
    a.act_number AS approved_act_number, a.kind AS approved_kind, a.title AS approved_title, a.partner AS approved_partner, p.page
FROM deliberations p
JOIN documents d ON d.document_sha256 = p.document_sha256
LEFT JOIN acts a ON a.document_sha256 = p.document_sha256 AND a.within_act = p.act_number;

-- What a person should look at, the most urgent first: reason says why, what it is about, greatest_eur how much money is at stake.
CREATE OR REPLACE VIEW needs_a_person AS
WITH history AS MATERIALIZED (SELECT * FROM commitment_history WHERE state = 'in_force')
SELECT
    ROW_NUMBER() OVER (
        ORDER BY urgency, COALESCE(greatest_eur, 0) DESC, file_name, document_sha256, act_number, page, reason, what
    ) AS rank,
    reason, file_name, document_sha256, act_number, page, what, greatest_eur
FROM (
    SELECT
        1 AS urgency, 'not_read' AS reason, file AS file_name, sha256 AS document_sha256, CAST(NULL AS BIGINT) AS act_number,
        CAST(NULL AS BIGINT) AS page, message AS what, CAST(NULL AS DECIMAL(18,2)) AS greatest_eur
    FROM quarantine
    UNION ALL
    SELECT
        2, 'sum_fails', file_name, document_sha256, act_number, page, message,
        CAST(CASE WHEN measure = 'money' THEN ABS(difference) END AS DECIMAL(18,2))
    FROM failing_checks
    UNION ALL
    SELECT 3, 'commitment_doubtful', file_name, document_sha256, act_number, page,
        'A commitment rests on a figure that is doubtful' || COALESCE(' (' || doubts || ')', ''), value_eur
    FROM history
    WHERE trust = 'doubtful'
    UNION ALL
    SELECT 3, 'commitment_total_fails', file_name, document_sha256, act_number, page,
        'A commitment stands in a sum that fails', value_eur
    FROM history
    WHERE total_status = 'fails' AND (trust IS NULL OR trust <> 'doubtful')
    UNION ALL
    SELECT 4, 'nobody_said', file_name, document_sha256, act_number, page,
        CASE WHEN payer_key IS NULL AND payee_key IS NULL THEN 'Neither payer nor payee of a commitment is said'
            WHEN payer_key IS NULL THEN 'The payer of a commitment is not said'
            ELSE 'The payee of a commitment is not said' END, value_eur
    FROM history
    WHERE payer_key IS NULL OR payee_key IS NULL
    UNION ALL
    SELECT 4, 'value_not_read', file_name, document_sha256, act_number, page,
        'A commitment has no sum in euros that fits', CAST(NULL AS DECIMAL(18,2))
    FROM history
    WHERE value_eur IS NULL
    UNION ALL
    SELECT
        5, 'convention_' || why, file_name, document_sha256, act_number, page,
        'The act that it amends is not loaded, not named, or not told from others: '
        || COALESCE(amended_title, amended_kind, '') || COALESCE(' ' || amended_date_iso, ''), CAST(NULL AS DECIMAL(18,2))
    FROM absent_conventions
    UNION ALL
    SELECT
        5, 'effect_unknown', h.file_name, h.document_sha256, h.act_number, MIN(h.page),
        'Whether the avenant replaces sums or adds to them is not told: it counts as replacing', MAX(h.value_eur)
    FROM history h
    WHERE h.act_kind = 'avenant' AND h.effect IS NULL
    GROUP BY h.file_name, h.document_sha256, h.act_number
    UNION ALL
    SELECT
        6, 'no_commitment', file_name, document_sha256, act_number, page,
        'The act states ' || amount_count || ' sums and no commitment', greatest_eur
    FROM uncounted_acts
    WHERE kind IN ('convention', 'avenant')
    UNION ALL
    SELECT 7, 'partial', file_name, document_sha256, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
        'A page or a part of it could not be read', CAST(NULL AS DECIMAL(18,2))
    FROM documents
    WHERE status = 'partial'
    UNION ALL
    SELECT
        8, 'figure_doubtful', f.file_name, f.document_sha256, f.act_number, f.page,
        'The figure ' || f.figure || ', ' || COALESCE(f.printed_text, '') || ', is doubtful' || COALESCE(' (' || f.doubts || ')', ''),
        CAST(NULL AS DECIMAL(18,2))
    FROM doubtful_figures f
) found;
