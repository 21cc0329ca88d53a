-- Whether 2601 has taken back what an answered message did: the reason of the reversal, or of the restoration, names the message.
create function is_compensated(m answered_message) returns boolean
  language sql stable
  return exists (select from reversal v left join restoration t using (person_id, reversal_id)
    where v.person_id = m.person_id and v.settlement_id = m.settlement_id and '冲正 ' || m.msgid in (v.reason, t.reason));
grant execute on function is_compensated(answered_message) to tongchou_app;

-- The last stay before an admission at the institution that refers to it (JM-13.1.2): its end, and the deductible paid by it and by those
-- that it continued, in fen. Null where there is none; within how many days it is continued is the law's, which the platform knows.
create function stay_before(e encounter) returns jsonb
  language sql stable
  return (select jsonb_build_object('endedOn', ended_on,
      'deductiblePaid', deductible + coalesce((facts #>> '{episode,referral,deductiblePaid}')::bigint, 0))
    from settlement s
    where s.person_id = e.person_id and s.provider_code = e.referral ->> 'from' and s.kind = 'inpatient' and s.state <> 'reversed'
      and s.ended_on <= e.started_on
    order by s.ended_on desc, s.settled_at desc limit 1);
grant execute on function stay_before(encounter) to tongchou_app;

-- The days on which somebody is in the employee scheme through an employer, and so has maternity insurance (JM-14.2.4), by person number;
-- null for what is nobody's number: an import may not know the husband.
create function employed_days(no text) returns json
  language sql stable
  return (select coalesce(json_agg(json_build_object('from', lower(n.valid), 'until', upper(n.valid))) filter (where n.valid is not null), '[]')
    from person_key k left join enrolment n
      on n.person_id = k.person_id and n.scheme = 'employee' and n.enrolled_as = 'employer' and n.status = 'active'
    where k.kind = 'personNo' and k.key = convert_to(no, 'UTF8') having count(*) > 0);
grant execute on function employed_days(text) to tongchou_app;

-- Everything that the settlement of an encounter needs, one row for each request in their order. Only the columns that are used: a row
-- of JSON costs by its columns, each of which is looked up anew; so the many lines of a bill
-- come column by column. Ordered by key where another index knows the person too: the one that keeps spans of days apart is a slower way. Like `settlement_write` it runs as the owner of the tables and serves the platform alone.
create function settlement_read(persons uuid[], encounters uuid[], senders text[], msgids text[])
  returns table (answered json, person json, enrolments json, entitlements json, categories json, filings json, encounter json, lines json,
    provider json, years json, account json, relatives json, audit json, live json)
  language plpgsql stable security definer
  set search_path = public, pg_temp
  -- Planning costs more than reading; and a connection plans once, perhaps while the tables are empty: by key, whatever they hold then.
  set enable_seqscan = off set plan_cache_mode = force_generic_plan
  as $$
#variable_conflict use_column
begin
  if not scope_is_all() then
    raise insufficient_privilege using message = 'settlement_read serves the platform, not a scope of districts';
  end if;
  return query
  select
    (select row_to_json(a) from (select infno, digest, answer, is_compensated(m) from answered_message m
      where sender = r.sender and msgid = r.msgid) a) as answered,
    (select row_to_json(p) from (select person_id, special_status, born_on from person where person_id = r.person_id) p) as person,
    to_json(array(select n from (select scheme, status, tier, district, has_account, lower(valid) as from, upper(valid) as until
      from enrolment where person_id = r.person_id order by enrolment_id) n)) as enrolments,
    to_json(array(select t from (select scheme, state, clause, reason, lower(valid) as from, upper(valid) as until
      from entitlement_of(r.person_id)) t)) as entitlements,
    to_json(array(select c from (select category, lower(valid) as from, upper(valid) as until
      from person_category where person_id = r.person_id order by category_id) c)) as categories,
    to_json(array(select f from (select kind, subject, from_provider, to_provider, lower(valid) as from, upper(valid) as until,
        case when kind = 'maternity' then employed_days(subject) end as employed
      from filing where person_id = r.person_id and withdrawn_at is null) f)) as filings,
    case when e.encounter_id is not null then (select row_to_json(c) from (select e.person_id, e.encounter_id, e.provider_code, e.kind,
      e.benefit_code, e.started_on, e.ended_on, e.offsite, case when e.referral is not null
        then e.referral || jsonb_build_object('before', stay_before(e)) end as referral,
      e.oncology_therapy, e.liability, e.state, e.version) c) end as encounter,
    (select row_to_json(l) from (select
      array_agg(seq) as seq, array_agg(line_sn) as line_sn, array_agg(item_code) as item_code, array_agg(class) as class,
        array_agg(kind) as kind, array_agg(unit_price_micro) as unit_price_micro, array_agg(quantity) as quantity,
        array_agg(amount) as amount, array_agg(ceiling) as ceiling, array_agg(bonus_points) as bonus_points,
        array_agg(excluded) as excluded, array_agg(occurred_on) as occurred_on
      from (select * from charge_line c where c.person_id = r.person_id and c.encounter_id = r.encounter_id and c.withdrawn_at is null
        order by c.seq) c) l) as lines,
    -- the institution on the first day: a stay goes on under what it began with
    (select row_to_json(v) from (select level, kind, is_signed, is_local from provider_on(e.provider_code, e.started_on)) v) as provider,
    to_json(array(select y from person_year y where y.person_id = r.person_id)) as years,
    (select row_to_json(a) from (select balance, version from account where person_id = r.person_id) a) as account,
    to_json(array(select h from (select s.owner_id, s.relation, s.valid_from as from, x.ends_on as until, a.balance, a.version, a.district,
        (select row_to_json(q) from (select seq, encode(hash, 'hex') as hash from audit_entry where person_id = s.owner_id
          order by seq desc limit 1) q) as audit
      from account_sharing s left join account_sharing_end x using (person_id, sharing_id) join account a on a.person_id = s.owner_id
      where s.person_id = r.person_id order by s.sharing_id) h)) as relatives,
    (select row_to_json(a) from (select seq, encode(hash, 'hex') as hash from audit_entry where person_id = r.person_id
      order by seq desc limit 1) a) as audit,
    case when e.state = 'settled' then (select row_to_json(s) from (select settlement_id from settlement
      where person_id = r.person_id and encounter_id = r.encounter_id and state <> 'reversed') s) end as live
  from unnest(persons, encounters, senders, msgids) with ordinality as r (person_id, encounter_id, sender, msgid, at)
    left join encounter e on e.person_id = r.person_id and e.encounter_id = r.encounter_id
  order by r.at;
end $$;
revoke execute on function settlement_read from public;
grant execute on function settlement_read to tongchou_app;
