-- What is asked beside facts of insurance: a certified category, a death; and why a rule of enrolment is set aside (JM-3.4).
alter table event_request
  add column changes   jsonb not null default '[]',
  add column exception text;
