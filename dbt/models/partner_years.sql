-- What each partner committed to each territory, a line a year; sums for several years at once bear no year.
select
    territory,
    partner,
    case when year_from = year_to then year_from end as commitment_year,
    cast(sum(value_eur) as decimal(18, 2)) as value_eur,
    count(distinct document_sha256) as document_count
from {{ source('bordereau', 'table_cells') }} as cells
join {{ source('bordereau', 'acts') }} as acts using (document_sha256, act_number)
where cells.counted
group by territory, partner, case when year_from = year_to then year_from end
