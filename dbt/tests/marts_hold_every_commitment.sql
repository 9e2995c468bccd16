-- The mart adds up to the view that the load made.
select mart.total, loaded.total as loaded
from (select coalesce(sum(value_eur), 0) as total from {{ ref('payer_years') }}) as mart
cross join (select coalesce(sum(value_eur), 0) as total from {{ source('bordereau', 'commitments') }}) as loaded
where mart.total <> loaded.total
