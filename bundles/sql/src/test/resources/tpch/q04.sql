select orders.o_orderpriority, count(*) as order_count
from orders
where cast(orders.o_orderdate as date) >= date '1993-07-01'
  and cast(orders.o_orderdate as date) < date '1993-07-01' + interval '3' month
  and exists (select * from lineitem where lineitem.l_orderkey = orders.o_orderkey
  and lineitem.l_commitdate < lineitem.l_receiptdate)
group by orders.o_orderpriority
order by orders.o_orderpriority
