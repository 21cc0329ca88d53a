-- What a writing changes of an encounter and of an account, with the version that was read.
create type encounter_change as (person_id uuid, encounter_id uuid, version integer, state text, ended_on date);
create type account_change as (person_id uuid, balance bigint, version integer);

-- Writes everything that the settlements and reversals of some persons change, or nothing: one statement, one transaction, one
-- round trip. Every part is guarded by the version that was read; a lost race raises 40001, its detail names the persons who
-- lost, and the caller writes the others and reads again for these. Each table is written once, whatever the number of persons.
-- Traces belong to the settlements and answers to the messages at the same place.
create function settlement_write(
  encounters encounter_change[], years person_year[], accounts account_change[], movements account_movement[],
  settlements settlement[], traces text[], lines settlement_line[], reversals reversal[],
  journals journal[], postings posting[], entries audit_entry[], events outbox[], messages answered_message[], answers text[]
) returns void
  language plpgsql
  -- A connection plans once, perhaps while the tables are empty: by key, whatever they hold then.
  set enable_seqscan = off set plan_cache_mode = force_generic_plan
  as $$
declare
  lost uuid[];
  what text;
begin
  with
  changed_encounter as (
    update encounter e set state = c.state, ended_on = c.ended_on, version = c.version + 1 from unnest(encounters) c
      where e.person_id = c.person_id and e.encounter_id = c.encounter_id and e.version = c.version
      returning e.person_id, e.encounter_id),
  changed_year as (
    insert into person_year as y select * from unnest(years)
      on conflict (person_id, scheme, year) do update set pooled_paid = excluded.pooled_paid, pooled_maximum = excluded.pooled_maximum,
        catastrophic_burden = excluded.catastrophic_burden, catastrophic_paid = excluded.catastrophic_paid,
        outpatient_eligible = excluded.outpatient_eligible, outpatient_paid = excluded.outpatient_paid,
        outpatient_maximum = excluded.outpatient_maximum, antenatal_paid = excluded.antenatal_paid,
        oncology_stays = excluded.oncology_stays, limit_paid = excluded.limit_paid, layer_burden = excluded.layer_burden,
        version = excluded.version
      where y.version = excluded.version - 1
      returning y.person_id, y.scheme, y.year),
  changed_account as (
    update account a set balance = c.balance, version = c.version + 1 from unnest(accounts) c
      where a.person_id = c.person_id and a.version = c.version
      returning a.person_id),
  changed_settlement as (
    update settlement s set state = 'reversed' from unnest(reversals) r
      where s.person_id = r.person_id and s.settlement_id = r.settlement_id and s.state = 'settled'
      returning s.person_id, s.settlement_id),
  loser as (
    select person_id, 'the encounter has changed' as what from (
      select person_id, encounter_id from unnest(encounters) except select * from changed_encounter) l
    union all select person_id, 'the year has changed' from (
      select person_id, scheme, year from unnest(years) except select * from changed_year) l
    union all select person_id, 'the account has changed' from (
      select person_id from unnest(accounts) except select * from changed_account) l
    union all select person_id, 'the settlement has changed' from (
      select person_id, settlement_id from unnest(reversals) except select * from changed_settlement) l)
  select array_agg(person_id), min(loser.what) from loser into lost, what;
  if lost is not null then
    raise exception '%', what using errcode = '40001', detail = array_to_string(lost, ' ');
  end if;

  with
  new_movement as (insert into account_movement select * from unnest(movements)),
  new_reversal as (insert into reversal select * from unnest(reversals)),
  new_settlement as (insert into settlement select * from unnest(settlements)),
  new_trace as (
    insert into settlement_trace select s.person_id, s.settlement_id, t.trace
      from unnest(settlements) with ordinality s join unnest(traces) with ordinality t (trace, ordinality) using (ordinality)),
  new_line as (insert into settlement_line select * from unnest(lines)),
  new_journal as (insert into journal select * from unnest(journals)),
  new_posting as (insert into posting select * from unnest(postings)),
  new_entry as (insert into audit_entry select * from unnest(entries)),
  new_event as (insert into outbox select * from unnest(events))
  insert into answered_message select m.sender, m.msgid, m.infno, m.person_id, m.digest, a.answer, m.at, m.settlement_id
    from unnest(messages) with ordinality m join unnest(answers) with ordinality a (answer, ordinality) using (ordinality);
end $$;
grant execute on function settlement_write(encounter_change[], person_year[], account_change[], account_movement[], settlement[], text[],
  settlement_line[], reversal[], journal[], posting[], audit_entry[], outbox[], answered_message[], text[]) to tongchou_app;
