select partsupp.ps_partkey, sum(partsupp.ps_supplycost * partsupp.ps_availqty) as value
from partsupp, supplier, nation
where partsupp.ps_suppkey = supplier.s_suppkey and supplier.s_nationkey = nation.n_nationkey
  and nation.n_name = 'GERMANY'
group by partsupp.ps_partkey
having sum(partsupp.ps_supplycost * partsupp.ps_availqty) > (
  select sum(partsupp.ps_supplycost * partsupp.ps_availqty) * 0.01
  from partsupp, supplier, nation
  where partsupp.ps_suppkey = supplier.s_suppkey and supplier.s_nationkey = nation.n_nationkey
  and nation.n_name = 'GERMANY')
order by value desc
