-- Row scope: which districts' rows this connection may see. '*' is the platform itself; a staff query sets a
-- comma-separated list of district codes for its transaction; unset means nothing is visible.
create function scope_allows(district text) returns boolean
  language sql stable parallel safe
  return current_setting('tongchou.scope', true) = '*'
      or district = any (string_to_array(current_setting('tongchou.scope', true), ','));

create function scope_is_all() returns boolean
  language sql stable parallel safe
  return current_setting('tongchou.scope', true) = '*';

create extension if not exists btree_gist;

-- The platform's own role may read and append everywhere; what may also be changed is granted table by table beside the table.
do $$ begin
  create role tongchou_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to tongchou_app;
alter default privileges in schema public grant select, insert on tables to tongchou_app;
grant execute on function scope_allows(text), scope_is_all() to tongchou_app;
