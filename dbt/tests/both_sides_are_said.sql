-- Commitments without payer, payee or sum: they are in no answer to who pays whom, and in needs_a_person.
{{ config(severity='warn') }}
select document_sha256, act_number, commitment_order, payer, payee, value_eur
from {{ source('bordereau', 'commitments') }}
where payer_key is null or payee_key is null or value_eur is null
