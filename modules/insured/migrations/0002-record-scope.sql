-- A person's audit chain and access log are seen by whoever sees the person. They stand in an earlier module, which does not know him.
alter table audit_entry enable row level security;
alter table access_log enable row level security;
create policy by_person on audit_entry using (scope_is_all() or exists (select 1 from person p where p.person_id = audit_entry.person_id));
create policy by_person on access_log using (scope_is_all() or exists (select 1 from person p where p.person_id = access_log.person_id));
