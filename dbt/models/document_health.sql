-- One line a document: how many of its sums hold, how many warnings it has.
select
    d.document_sha256,
    d.file_name,
    d.status,
    count(distinct k.act_number || '/' || k.check_order) as check_count,
    count(distinct case when k.status = 'fails' then k.act_number || '/' || k.check_order end) as failing_count,
    count(distinct w.warning_order) as warning_count
from {{ source('bordereau', 'documents') }} as d
left join {{ source('bordereau', 'checks') }} as k on k.document_sha256 = d.document_sha256
left join {{ source('bordereau', 'warnings') }} as w on w.document_sha256 = d.document_sha256
group by d.document_sha256, d.file_name, d.status
