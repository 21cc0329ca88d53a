-- Writes everything that one settlement or reversal changes, or nothing: one statement, one transaction, one round trip.
-- Every part is guarded by the version that was read; a lost race raises 40001 and the caller reads again.
create function settlement_write(w jsonb) returns void
  language plpgsql as $$
declare
  person uuid := (w ->> 'person_id')::uuid;
begin
  update encounter set state = w #>> '{encounter,state}', ended_on = (w #>> '{encounter,ended_on}')::date, version = version + 1
    where person_id = person and encounter_id = (w #>> '{encounter,encounter_id}')::uuid
      and version = (w #>> '{encounter,version}')::integer;
  if not found then raise exception 'the encounter has changed' using errcode = '40001'; end if;

  if w ? 'year' then
    if (w #>> '{year,version}')::integer = 1 then
      insert into person_year select * from jsonb_populate_record(null::person_year, w -> 'year') on conflict do nothing;
    else
      update person_year y set pooled_paid = n.pooled_paid, pooled_maximum = n.pooled_maximum,
          catastrophic_burden = n.catastrophic_burden, catastrophic_paid = n.catastrophic_paid,
          outpatient_eligible = n.outpatient_eligible, outpatient_paid = n.outpatient_paid,
          outpatient_maximum = n.outpatient_maximum, antenatal_paid = n.antenatal_paid,
          oncology_stays = n.oncology_stays, limit_paid = n.limit_paid, layer_burden = n.layer_burden,
          version = n.version
        from jsonb_populate_record(null::person_year, w -> 'year') n
        where y.person_id = person and y.scheme = n.scheme and y.year = n.year and y.version = n.version - 1;
    end if;
    if not found then raise exception 'the year has changed' using errcode = '40001'; end if;
  end if;

  if w ? 'account' then
    update account set balance = (w #>> '{account,balance}')::bigint, version = version + 1
      where person_id = person and version = (w #>> '{account,version}')::integer;
    if not found then raise exception 'the account has changed' using errcode = '40001'; end if;
    insert into account_movement select * from jsonb_populate_record(null::account_movement, w -> 'movement');
  end if;

  if w ? 'settlement' then
    insert into settlement select * from jsonb_populate_record(null::settlement, w -> 'settlement');
    insert into settlement_line select * from jsonb_populate_recordset(null::settlement_line, w -> 'lines');
    insert into settlement_trace values (person, (w #>> '{settlement,settlement_id}')::uuid, w -> 'trace');
  end if;
  if w ? 'reversal' then
    update settlement set state = 'reversed'
      where person_id = person and settlement_id = (w #>> '{reversal,settlement_id}')::uuid and state = 'settled';
    if not found then raise exception 'the settlement has changed' using errcode = '40001'; end if;
    insert into reversal select * from jsonb_populate_record(null::reversal, w -> 'reversal');
  end if;

  insert into journal select * from jsonb_populate_recordset(null::journal, w -> 'journals');
  insert into posting select * from jsonb_populate_recordset(null::posting, w -> 'postings');
  insert into audit_entry select * from jsonb_populate_record(null::audit_entry, w -> 'audit');
  insert into outbox select * from jsonb_populate_record(null::outbox, w -> 'event');
  if w ? 'message' then
    insert into answered_message select * from jsonb_populate_record(null::answered_message, w -> 'message');
  end if;
exception
  -- Another writer took the same place in the audit chain: a lost race like any other.
  when unique_violation then
    if sqlerrm like '%audit_entry_pkey%' then raise exception 'the audit chain has grown' using errcode = '40001'; end if;
    raise;
end $$;
grant execute on function settlement_write(jsonb) to tongchou_app;
