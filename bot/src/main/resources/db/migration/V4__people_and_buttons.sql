-- What timelines call the accounts of a chat. `known_as` is the name as names are compared: no two accounts have
-- names that people could take for the same.
create table person (
  account varchar(40) not null primary key,
  name varchar(80) not null unique,
  known_as text not null unique
);

-- What buttons mean whose command lines are too long to stand in their ids.
create table button (
  id varchar(100) not null primary key,
  line text not null
);
