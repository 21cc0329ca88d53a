-- Who made the platform's role may also take it on; a superuser may anyway, an ordinary owner of the database only so. Where another
-- made the role, he has granted it or the platform cannot connect as it.
do $$ begin
  execute format('grant tongchou_app to %I', current_user);
exception when insufficient_privilege then null;
end $$;
