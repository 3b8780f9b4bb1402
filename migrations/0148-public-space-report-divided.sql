-- A report that tells of two things is divided in two: whoever told of it or follows it follows both, by the code they have.
alter table public_space.follower
  alter column code_hash drop not null,
  add column copy_of uuid,
  add constraint follower_copy_of_fkey foreign key (municipality, copy_of) references public_space.follower on delete cascade,
  add constraint code_or_copy check ((code_hash is null) = (copy_of is not null));
comment on column public_space.follower.copy_of is 'internal: The follower whose code opens this one too, since the report was divided.';
create index follower_by_copy on public_space.follower (municipality, copy_of) where copy_of is not null;
create unique index follower_once_a_report on public_space.follower (municipality, copy_of, report) where copy_of is not null;
grant insert (copy_of) on public_space.follower to trygby_app;

alter table public_space.report_event drop constraint report_event_kind_check;
alter table public_space.report_event add constraint report_event_kind_check check (kind in ('received', 'state', 'assigned', 'sorted',
  'merged', 'split', 'divided', 'linked', 'unlinked', 'handed-over', 'handover-answered', 'asked', 'replied', 'told', 'voice', 'again',
  'noted', 'words-read', 'undone', 'helped'));
alter table public_space.report_news drop constraint report_news_key_check;
alter table public_space.report_news add constraint report_news_key_check check (key in ('received', 'assessed', 'team', 'partner', 'question',
  'planned', 'in-progress', 'phenomenon', 'effort-agreed', 'effort-begun', 'effort-ended', 'judged', 'closed', 'reopened', 'merged', 'divided',
  'put-back'));
-- What was divided and is put together again brings no voice that was not there before.
alter table public_space.report_merge drop constraint report_merge_voices_check;
alter table public_space.report_merge add constraint report_merge_voices_check check (voices >= 0);
create index report_by_split_from on public_space.report (municipality, split_from) where split_from is not null;
