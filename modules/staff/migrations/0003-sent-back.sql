-- Whatever is sent back says why; before this day it did not have to.

alter table account_request
  add column decision_reason text check (char_length(decision_reason) between 2 and 200),
  add check (coalesce(is_approved, true) = (decision_reason is null)) not valid;
grant update (decision_reason) on account_request to tongchou_app;
