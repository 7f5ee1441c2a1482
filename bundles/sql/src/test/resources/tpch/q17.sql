select sum(lineitem.l_extendedprice) / 7.0 as avg_yearly
from lineitem, part
where part.p_partkey = lineitem.l_partkey and part.p_brand = 'Brand#23' and part.p_container = 'MED BOX'
  and lineitem.l_quantity < (select 0.6 * avg(lineitem.l_quantity) from lineitem where lineitem.l_partkey = part.p_partkey)
