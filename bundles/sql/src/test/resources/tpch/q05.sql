select nation.n_name, sum(lineitem.l_extendedprice * (1 - lineitem.l_discount)) as revenue
from customer, orders, lineitem, supplier, nation, region
where customer.c_custkey = orders.o_custkey and lineitem.l_orderkey = orders.o_orderkey
  and lineitem.l_suppkey = supplier.s_suppkey and customer.c_nationkey = supplier.s_nationkey
  and supplier.s_nationkey = nation.n_nationkey and nation.n_regionkey = region.r_regionkey
  and region.r_name = 'AMERICA'
  and orders.o_orderdate >= '1994-01-01' and orders.o_orderdate < '1995-01-01'
group by nation.n_name
order by revenue desc
