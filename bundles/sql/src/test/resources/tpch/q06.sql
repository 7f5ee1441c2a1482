select sum(lineitem.l_extendedprice * lineitem.l_discount) as revenue
from lineitem
where lineitem.l_shipdate >= '1994-01-01' and lineitem.l_shipdate < '1995-01-01'
  and lineitem.l_discount between 0.06 - 0.01 and 0.06 + 0.01 and lineitem.l_quantity < 24
