-- What a writing changes of an encounter and of an account, with the version that was read.
create type encounter_change as (person_id uuid, encounter_id uuid, version integer, state text, ended_on date);
create type account_change as (person_id uuid, balance bigint, version integer);

-- The rows of each table as a type of its own: with a table's own row type every statement copies the text of its checks.
do $$
declare
  name text;
begin
  foreach name in array array['person_year', 'account_movement', 'settlement', 'settlement_detail', 'reversal', 'journal',
    'posting', 'audit_entry', 'outbox', 'answered_message'] loop
    execute format('create type %I as (%s)', name || '_row', (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)),
      ', ' order by attnum) from pg_attribute where attrelid = name::regclass and attnum > 0 and not attisdropped));
  end loop;
end $$;

-- Writes everything that the settlements and reversals of some persons change, or nothing: one statement, one transaction, one
-- round trip. Every part is guarded by the version that was read; a lost race raises 40001, its detail names the persons who
-- lost, and the caller writes the others and reads again for these. Each table is written once, whatever the number of persons;
-- a person stands once among the encounters, the years, the accounts, the reversals.
--
-- It runs as the owner of the tables, whom no policy of rows concerns: a policy is prepared again for every table of every statement,
-- a fifth of the whole. So it serves the platform alone, never a scope of districts.
create function settlement_write(
  encounters encounter_change[], years person_year_row[], accounts account_change[], movements account_movement_row[],
  settlements settlement_row[], details settlement_detail_row[], reversals reversal_row[],
  journals journal_row[], postings posting_row[], entries audit_entry_row[], events outbox_row[], messages answered_message_row[]
) returns void
  language plpgsql security definer
  set search_path = public, pg_temp
  -- A connection plans once, perhaps while the tables are empty: by key, whatever they hold then.
  set enable_seqscan = off set plan_cache_mode = force_generic_plan
  as $$
declare
  -- whose part was as it had been read
  of_encounter uuid[];
  of_year uuid[];
  of_account uuid[];
  of_reversal uuid[] := '{}';
  lost uuid[];
  what text;
begin
  if not scope_is_all() then
    raise insufficient_privilege using message = 'settlement_write serves the platform, not a scope of districts';
  end if;

  with
  changed_encounter as (
    update encounter e set state = c.state, ended_on = c.ended_on, version = c.version + 1 from unnest(encounters) c
      where e.person_id = c.person_id and e.encounter_id = c.encounter_id and e.version = c.version
      returning e.person_id),
  changed_year as (
    insert into person_year as y select * from unnest(years)
      on conflict (person_id, scheme, year) do update set pooled_paid = excluded.pooled_paid, pooled_maximum = excluded.pooled_maximum,
        catastrophic_burden = excluded.catastrophic_burden, catastrophic_paid = excluded.catastrophic_paid,
        outpatient_eligible = excluded.outpatient_eligible, outpatient_paid = excluded.outpatient_paid,
        outpatient_maximum = excluded.outpatient_maximum, antenatal_paid = excluded.antenatal_paid,
        oncology_stays = excluded.oncology_stays, limit_paid = excluded.limit_paid, layer_burden = excluded.layer_burden,
        version = excluded.version
      where y.version = excluded.version - 1
      returning y.person_id),
  changed_account as (
    update account a set balance = c.balance, version = c.version + 1 from unnest(accounts) c
      where a.person_id = c.person_id and a.version = c.version
      returning a.person_id)
  select array(select person_id from changed_encounter), array(select person_id from changed_year),
    array(select person_id from changed_account) into of_encounter, of_year, of_account;

  if cardinality(reversals) > 0 then
    with changed_settlement as (
      update settlement s set state = 'reversed' from unnest(reversals) r
        where s.person_id = r.person_id and s.settlement_id = r.settlement_id and s.state = 'settled'
        returning s.person_id)
    select array(select person_id from changed_settlement) into of_reversal;
    insert into reversal select * from unnest(reversals);
  end if;

  if cardinality(of_encounter) < cardinality(encounters) or cardinality(of_year) < cardinality(years)
    or cardinality(of_account) < cardinality(accounts) or cardinality(of_reversal) < cardinality(reversals) then
    select array_agg(person_id), min(loser.what) from (
      select person_id, 'the encounter has changed' as what from unnest(encounters) where person_id <> all (of_encounter)
      union all select person_id, 'the year has changed' from unnest(years) where person_id <> all (of_year)
      union all select person_id, 'the account has changed' from unnest(accounts) where person_id <> all (of_account)
      union all select person_id, 'the settlement has changed' from unnest(reversals) where person_id <> all (of_reversal)) loser
      into lost, what;
    raise exception '%', what using errcode = '40001', detail = array_to_string(lost, ' ');
  end if;

  with
  new_movement as (insert into account_movement select * from unnest(movements)),
  new_settlement as (insert into settlement select * from unnest(settlements)),
  new_detail as (insert into settlement_detail select * from unnest(details)),
  new_journal as (insert into journal select * from unnest(journals)),
  new_posting as (insert into posting select * from unnest(postings)),
  new_entry as (insert into audit_entry select * from unnest(entries)),
  new_event as (insert into outbox select * from unnest(events))
  insert into answered_message select * from unnest(messages);
end $$;
revoke execute on function settlement_write from public;
grant execute on function settlement_write to tongchou_app;
