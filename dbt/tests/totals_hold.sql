-- Commitments that stand in a total that fails: look at them before anybody relies on them.
{{ config(severity='warn') }}
select document_sha256, act_number, commitment_order, payer, payee, value_eur, page
from {{ source('bordereau', 'commitments') }}
where total_status = 'fails'
