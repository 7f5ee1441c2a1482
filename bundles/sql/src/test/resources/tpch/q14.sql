select 100.00 * sum(case when part.p_type like 'PROMO%' then lineitem.l_extendedprice * (1 - lineitem.l_discount) else 0 end)
  / sum(lineitem.l_extendedprice * (1 - lineitem.l_discount)) as promo_revenue
from lineitem, part
where lineitem.l_partkey = part.p_partkey and lineitem.l_shipdate >= '1995-09-01'
  and lineitem.l_shipdate < '1995-10-01'
