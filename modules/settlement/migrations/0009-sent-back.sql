-- Whatever is sent back says why; before this day it did not have to.

alter table reversal_request
  add column decision_reason text check (char_length(decision_reason) between 2 and 200),
  add check (coalesce(is_approved, true) = (decision_reason is null)) not valid;
grant update (decision_reason) on reversal_request to tongchou_app;

alter table readjudication_request
  add column decision_reason text check (char_length(decision_reason) between 2 and 200),
  add check (coalesce(is_approved, true) = (decision_reason is null)) not valid;
grant update (decision_reason) on readjudication_request to tongchou_app;

-- A batch is asked for and decided like every other request.
alter table payment_batch rename column prepared_by to asked_by;
alter table payment_batch rename column prepared_at to asked_at;
alter table payment_batch
  add column decision_reason text check (char_length(decision_reason) between 2 and 200),
  add check (coalesce(is_approved, true) = (decision_reason is null)) not valid;
grant update (decision_reason) on payment_batch to tongchou_app;
