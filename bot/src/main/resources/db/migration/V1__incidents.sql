-- Instants are ISO-8601 in UTC with a fixed number of digits, so that they sort as text.

create table incident (
  number integer not null primary key,
  declared_at varchar(40) not null
);

create table timeline_entry (
  incident integer not null references incident (number),
  sequence integer not null,
  happened_at varchar(40) not null,
  actor_kind varchar(20) not null,
  actor varchar(200) not null,
  kind varchar(40) not null,
  version integer not null,
  body text not null,
  primary key (incident, sequence)
);
