-- Nobody pays himself, and no act promises the same sum of the same year in both directions.
select c.document_sha256, c.act_number, c.commitment_order, c.payer, c.payee, c.value_eur
from {{ source('bordereau', 'commitments') }} as c
where c.payer_key = c.payee_key
union all
select c.document_sha256, c.act_number, c.commitment_order, c.payer, c.payee, c.value_eur
from {{ source('bordereau', 'commitments') }} as c
join {{ source('bordereau', 'commitments') }} as d
    on d.document_sha256 = c.document_sha256 and d.act_number = c.act_number
    and d.payer_key = c.payee_key and d.payee_key = c.payer_key and d.value_eur = c.value_eur and d.role = c.role
    and coalesce(d.budget_year, 0) = coalesce(c.budget_year, 0)
