-- What each body promises each other, a line a role, status and budget year; sums without a year bear none.
select
    max(payer) as payer,
    max(payee) as payee,
    role,
    status,
    budget_year,
    cast(sum(value_eur) as decimal(18, 2)) as value_eur,
    count(*) as commitment_count,
    count(distinct document_sha256) as document_count,
    payer_key,
    payee_key
from {{ source('bordereau', 'commitments') }}
group by payer_key, payee_key, role, status, budget_year
