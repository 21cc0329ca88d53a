-- Whatever is sent back says why; before this day it did not have to.
alter table law_withdrawal_decision
  add column reason text check (char_length(reason) between 2 and 200),
  add check ((outcome = 'declined') = (reason is not null)) not valid;
