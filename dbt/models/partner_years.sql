-- What each partner committed to each territory, a line a year; sums for several years at once bear no year.
select
    min(territory) as territory,
    min(partner) as partner,
    commitment_year,
    cast(sum(value_eur) as decimal(18, 2)) as value_eur,
    count(distinct document_sha256) as document_count,
    territory_key,
    partner_key
from {{ source('bordereau', 'commitments') }}
group by territory_key, partner_key, commitment_year
