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

-- Each avenant beside the convention it amends: of the kind and day that it names, and between the same parties.
-- NULL where none is loaded; candidate_count tells when several answer.
CREATE OR REPLACE VIEW avenants AS
SELECT
    d.file_name, a.document_sha256, a.act_number, m.amended_order, a.title, a.act_date, a.act_date_iso, a.territory, a.partner,
    m.kind AS amended_kind, m.title AS amended_title, m.amended_date_iso,
    c.amended_document_sha256, c.amended_act_number, od.file_name AS amended_file_name, c.candidate_count
FROM acts a
JOIN documents d ON d.document_sha256 = a.document_sha256
LEFT JOIN amended_acts m ON m.document_sha256 = a.document_sha256 AND m.act_number = a.act_number
LEFT JOIN (
    SELECT ranked.*, COUNT(*) OVER (PARTITION BY document_sha256, act_number, amended_order) AS candidate_count
    FROM (
        SELECT
            n.document_sha256, n.act_number, n.amended_order,
            o.document_sha256 AS amended_document_sha256, o.act_number AS amended_act_number,
            RANK() OVER (
                PARTITION BY n.document_sha256, n.act_number, n.amended_order ORDER BY COUNT(DISTINCT q.party_key) DESC
            ) AS place
        FROM amended_acts n
        JOIN acts x ON x.document_sha256 = n.document_sha256 AND x.act_number = n.act_number
        JOIN acts_once o
            ON o.kind = n.kind AND o.act_date_iso = n.amended_date_iso AND n.amended_date_precision = 'day'
            AND (o.document_sha256 <> n.document_sha256 OR o.act_number <> n.act_number)
        JOIN parties p ON p.document_sha256 = n.document_sha256 AND p.act_number = n.act_number
        JOIN parties q
            ON q.document_sha256 = o.document_sha256 AND q.act_number = o.act_number
            AND (q.party_key = p.party_key OR q.name_key = p.name_key)
        GROUP BY
            n.document_sha256, n.act_number, n.amended_order, o.document_sha256, o.act_number,
            o.territory_key, x.territory_key
        HAVING COUNT(DISTINCT q.party_key) >= 2 OR o.territory_key = x.territory_key
    ) ranked
    WHERE place = 1
) c ON c.document_sha256 = m.document_sha256 AND c.act_number = m.act_number AND c.amended_order = m.amended_order
LEFT JOIN documents od ON od.document_sha256 = c.amended_document_sha256
WHERE a.kind = 'avenant' OR m.document_sha256 IS NOT NULL;

-- Every sum of a table that repeats no other, with who bears it, where and when. Left out: totals, tables that hold the
-- same money (tables.counting), an act that stands twice, a line of a convention that its avenant prints again.
CREATE OR REPLACE VIEW commitments AS
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
WHERE c.counted AND NOT EXISTS (
    SELECT 1
    FROM avenants v
    JOIN table_cells r ON r.document_sha256 = v.document_sha256 AND r.act_number = v.act_number
    WHERE v.amended_document_sha256 = c.document_sha256 AND v.amended_act_number = c.act_number
        AND v.candidate_count = 1 AND r.counted AND r.row_label = c.row_label AND r.value_eur = c.value_eur
        AND r.year_from = c.year_from AND r.year_to = c.year_to
);

-- Commitments by territory, partner and year; year_from and year_to differ where an act gives one sum for several years.
CREATE OR REPLACE VIEW commitments_by_year AS
SELECT
    MIN(territory) AS territory, MIN(partner) AS partner, year_from, year_to, SUM(value_eur) AS value_eur,
    COUNT(*) AS cell_count, COUNT(DISTINCT document_sha256) AS document_count, territory_key, partner_key
FROM commitments
GROUP BY territory_key, partner_key, year_from, year_to;

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

-- Acts that state sums of money in their text and have no table that counts: what they commit is for a reader to say.
CREATE OR REPLACE VIEW uncounted_acts AS
SELECT
    d.file_name, a.document_sha256, a.act_number, a.kind, a.title, a.territory, a.partner, a.year,
    COUNT(*) AS amount_count, MAX(m.value_eur) AS greatest_eur
FROM acts_once a
JOIN documents d ON d.document_sha256 = a.document_sha256
JOIN amounts m ON m.document_sha256 = a.document_sha256 AND m.act_number = a.act_number
WHERE m.value_eur IS NOT NULL AND m.not_in_force IS NULL AND m.section <> 'parties' AND NOT EXISTS (
    SELECT 1
    FROM table_cells c
    WHERE c.document_sha256 = a.document_sha256 AND c.act_number = a.act_number AND c.counted
)
GROUP BY d.file_name, a.document_sha256, a.act_number, a.kind, a.title, a.territory, a.partner, a.year;

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
