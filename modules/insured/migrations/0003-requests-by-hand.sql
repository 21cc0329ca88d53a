-- What is asked beside facts of insurance: a certified category, a death; and why a rule of enrolment is set aside (JM-3.4).
alter table event_request
  add column changes   jsonb not null default '[]',
  add column exception text;

-- Asked again in the same words, a request waits once.
create unique index event_request_one_open on event_request (person_id, md5(events::text), withdraws, md5(changes::text))
  where decided_by is null;
