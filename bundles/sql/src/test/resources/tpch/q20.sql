select supplier.s_name, supplier.s_address
from supplier, nation
where supplier.s_suppkey in (
    select partsupp.ps_suppkey from partsupp
    where partsupp.ps_partkey in (select part.p_partkey from part where part.p_name like 'forest%')
      and partsupp.ps_availqty > (
        select 0.5 * sum(lineitem.l_quantity) from lineitem
        where lineitem.l_partkey = partsupp.ps_partkey and lineitem.l_suppkey = partsupp.ps_suppkey
          and cast(lineitem.l_shipdate as date) >= date '1994-01-01'
          and cast(lineitem.l_shipdate as date) < date '1994-01-01' + interval '1' year))
  and supplier.s_nationkey = nation.n_nationkey and nation.n_name = 'CANADA'
order by supplier.s_name
