-- Answers to what people ask, in the SQL that DuckDB and PostgreSQL share.

-- Every sum of a table that repeats no other, with who owes it where and when.
CREATE OR REPLACE VIEW commitments AS
SELECT
    c.document_sha256, c.act_number, c.table_order, c.row_order, c.column_order,
    d.file_name, a.kind AS act_kind, a.territory, COALESCE(p.short_name, a.partner) AS partner,
    c.year_from, c.year_to, CASE WHEN c.year_from = c.year_to THEN c.year_from END AS commitment_year,
    t.annex, t.title AS table_title, c.row_label, c.column_label, c.printed_text, c.value_eur, c.page
FROM table_cells c
JOIN documents d ON d.document_sha256 = c.document_sha256
JOIN acts a ON a.document_sha256 = c.document_sha256 AND a.act_number = c.act_number
JOIN tables t ON t.document_sha256 = c.document_sha256 AND t.act_number = c.act_number AND t.table_order = c.table_order
LEFT JOIN parties p
    ON p.document_sha256 = c.document_sha256 AND p.act_number = c.act_number AND p.party_order = c.party_order
WHERE c.counted;

-- Commitments by territory, partner and year; year_from and year_to differ where an act gives one sum for several years.
CREATE OR REPLACE VIEW commitments_by_year AS
SELECT territory, partner, year_from, year_to, SUM(value_eur) AS value_eur, COUNT(*) AS cell_count,
    COUNT(DISTINCT document_sha256) AS document_count
FROM commitments
GROUP BY territory, partner, year_from, year_to;

-- Sums that fail, with the document, the page and the sentence.
CREATE OR REPLACE VIEW failing_checks AS
SELECT d.file_name, k.document_sha256, k.act_number, k.check_order, k.kind, k.measure, k.stated, k.computed, k.difference,
    k.tolerance, k.message, k.page
FROM checks k
JOIN documents d ON d.document_sha256 = k.document_sha256
WHERE k.status = 'fails';

-- Documents whose sums fail, the most first.
CREATE OR REPLACE VIEW failing_documents AS
SELECT file_name, document_sha256, COUNT(*) AS failing_count,
    CAST(SUM(CASE WHEN measure = 'money' THEN ABS(difference) END) AS DECIMAL(18,2)) AS failing_eur
FROM failing_checks
GROUP BY file_name, document_sha256;

-- Each avenant beside the convention that it amends: same kind and date as it says, and a party in common.
CREATE OR REPLACE VIEW avenants AS
SELECT
    d.file_name, m.document_sha256, m.act_number, m.amended_order, a.title, a.act_date, a.act_date_iso, a.territory, a.partner,
    m.kind AS amended_kind, m.title AS amended_title, m.amended_date_iso,
    o.document_sha256 AS amended_document_sha256, o.act_number AS amended_act_number, od.file_name AS amended_file_name
FROM amended_acts m
JOIN acts a ON a.document_sha256 = m.document_sha256 AND a.act_number = m.act_number
JOIN documents d ON d.document_sha256 = m.document_sha256
LEFT JOIN acts o
    ON o.kind = m.kind AND o.act_date_iso = m.amended_date_iso AND m.amended_date_precision = 'day'
    AND (o.document_sha256 <> m.document_sha256 OR o.act_number <> m.act_number)
    AND EXISTS (
        SELECT 1 FROM parties p JOIN parties q ON q.name_key = p.name_key
        WHERE p.document_sha256 = m.document_sha256 AND p.act_number = m.act_number
            AND q.document_sha256 = o.document_sha256 AND q.act_number = o.act_number
    )
LEFT JOIN documents od ON od.document_sha256 = o.document_sha256;

-- A sum that an article states beside the annex that it repeats.
CREATE OR REPLACE VIEW article_against_annex AS
SELECT
    d.file_name, k.document_sha256, k.act_number, k.check_order, m.article_number, m.printed_text AS in_article,
    k.stated AS article_eur, t.annex, c.row_label, c.column_label, c.printed_text AS in_annex, k.computed AS annex_eur,
    k.difference, k.status, m.page AS article_page, c.page AS annex_page
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
