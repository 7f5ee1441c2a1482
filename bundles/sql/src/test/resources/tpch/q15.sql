with revenue (supplier_no, total_revenue) as (
  select lineitem.l_suppkey, sum(lineitem.l_extendedprice * (1 - lineitem.l_discount))
  from lineitem
  where cast(lineitem.l_shipdate as date) >= date '1996-01-01'
    and cast(lineitem.l_shipdate as date) < date '1996-01-01' + interval '3' month
  group by lineitem.l_suppkey)
select supplier.s_suppkey, supplier.s_name, supplier.s_address, supplier.s_phone, total_revenue
from supplier, revenue
where supplier.s_suppkey = supplier_no and total_revenue = (select max(total_revenue) from revenue)
order by supplier.s_suppkey
