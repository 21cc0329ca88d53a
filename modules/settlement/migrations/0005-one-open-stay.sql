-- Who was discharged has left. Two stays at one institution whose settlements were undone wait side by side to be settled again.
drop index encounter_one_open_stay;
create unique index encounter_one_open_stay on encounter (person_id, provider_code) where kind = 'inpatient' and state = 'open';
