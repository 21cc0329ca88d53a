-- Diseases and the keys of institutions change by the same sets; a set's rows lie one by one, so that none of the work on them is one long piece.
alter table register_change drop constraint register_change_register_check;
alter table register_change add check (register in ('providers', 'catalogue', 'diseases', 'keys'));

create table register_change_row (
  change_id uuid     not null references register_change,
  -- as the set orders them, from 1
  place     int      not null,
  -- of the table that was asked
  line      int      not null,
  -- what an entry is from a day on
  version   jsonb    not null,
  primary key (change_id, place)
);
insert into register_change_row
  select change_id, r.place, (r.row ->> 'line')::int, r.row -> 'version'
    from register_change, jsonb_array_elements(rows) with ordinality as r (row, place);
alter table register_change drop column rows;

-- The lists of the whole city are the city's; a change of institutions is seen by those whose districts hold all of them.
drop policy by_districts on register_change;
create policy by_districts on register_change using (scope_is_all()
  or register in ('providers', 'keys') and districts <@ string_to_array(current_setting('tongchou.scope', true), ','));
alter table register_change_row enable row level security;
create policy by_change on register_change_row using (scope_is_all()
  or exists (select from register_change c where c.change_id = register_change_row.change_id));

alter table disease_version add foreign key (change_id) references register_change;
alter table provider_key add foreign key (change_id) references register_change;
