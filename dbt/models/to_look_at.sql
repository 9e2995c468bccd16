-- How many things a person should look at, by reason, and how much money is at stake in one of them at most.
select
    reason,
    min(rank) as first_rank,
    count(*) as thing_count,
    max(greatest_eur) as greatest_eur
from {{ source('bordereau', 'needs_a_person') }}
group by reason
