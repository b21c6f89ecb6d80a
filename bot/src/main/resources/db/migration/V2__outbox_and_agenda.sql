-- The service and whether an incident may be open, so that those of a service are found without reading all timelines.
-- Both are known from the timeline; rows of an older Dee get their service when the database is opened.
alter table incident add column service text not null default '';
alter table incident add column open boolean not null default true;

-- Numbers are taken from a row inside the transaction that uses them: none is left out, and whoever takes one
-- waits until the one before is committed.
create table counter (
  name varchar(40) not null primary key,
  value bigint not null
);
insert into counter (name, value) select 'incident', coalesce(max(number), 0) from incident;
insert into counter (name, value) values ('letter', 0);

-- What is to be said, in order.
create table letter (
  id bigint not null primary key,
  incident integer not null references incident (number),
  written_at varchar(40) not null,
  kind varchar(40) not null,
  version integer not null,
  body text not null,
  attempts integer not null default 0,
  trouble text,
  again_at varchar(40),
  delivered_at varchar(40)
);
create index letter_waiting on letter (id) where delivered_at is null;

-- Who alone may do something; the renewal grows for as long as the holder lives.
create table lease (
  name varchar(40) not null primary key,
  holder varchar(60) not null,
  renewal bigint not null
);
insert into lease (name, holder, renewal) values ('chat', '', 0);

-- db-scheduler's table, with instants as text as everywhere here. `wished_at` is Dee's own: when an errand is set
-- while it is being done, it is done again then.
create table scheduled_tasks (
  task_name varchar(40) not null,
  task_instance varchar(200) not null,
  task_data text,
  execution_time varchar(40) not null,
  picked boolean not null,
  picked_by varchar(60),
  last_success varchar(40),
  last_failure varchar(40),
  consecutive_failures integer,
  last_heartbeat varchar(40),
  version bigint not null,
  wished_at varchar(40),
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

-- Evidence whose file was pruned; the timeline's row that names it stays.
create table pruned_evidence (
  sha256 varchar(64) not null primary key,
  pruned_at varchar(40) not null
);

-- Which data directory belongs to this database: the Dees that share the one must share the other.
create table data_directory (
  only_one integer not null primary key,
  name varchar(60) not null
);
