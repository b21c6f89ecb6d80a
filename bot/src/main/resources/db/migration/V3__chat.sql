-- Whether nothing more is expected of an incident in the chat.
alter table incident add column settled boolean not null default false;

-- A chat's messages by what they are to an incident: its card, the post of a letter. A row without a message is about
-- one that was begun to send.
create table chat_message (
  incident integer not null references incident (number),
  what varchar(200) not null,
  channel varchar(40) not null,
  nonce varchar(25) not null,
  since varchar(40) not null,
  message varchar(40),
  digest varchar(64) not null,
  primary key (incident, what)
);
create index chat_message_message on chat_message (message);
create index chat_message_since on chat_message (since);
create index letter_waiting_incident on letter (incident) where delivered_at is null;
