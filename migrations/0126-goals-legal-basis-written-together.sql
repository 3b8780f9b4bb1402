-- Two who correct the same legal basis lose nothing: an entry counts its corrections, as everything does that several people write.
alter table goals.legal_basis add column revision integer not null default 1;
comment on column goals.legal_basis.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
grant update (revision) on goals.legal_basis to trygby_app;
