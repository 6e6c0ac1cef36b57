-- Version 2: cycles of start timers as they are kept in instances (events/timer.h); batches.

-- How a start timer goes on; empty: as `remaining`, `every_months` and `every_ms` say (rows of version 1).
ALTER TABLE start_timer ADD COLUMN cycle TEXT NOT NULL DEFAULT '';

CREATE INDEX message_by_expiry ON message(expires_at);

-- One command for many instances, done a few at a time. `state`: 0 running, 1 completed, 2 cancelled.
CREATE TABLE batch (
  number INTEGER PRIMARY KEY,
  operation TEXT NOT NULL,
  request TEXT NOT NULL,
  actor TEXT NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_running ON batch(number) WHERE state = 0;

-- What a batch has still to do; a row goes when it is done.
CREATE TABLE batch_item (
  batch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (batch, position)
) WITHOUT ROWID, STRICT;

-- What was refused, and what a restart has started.
CREATE TABLE batch_outcome (
  batch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  started_tree INTEGER NOT NULL,
  started_key INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (batch, position)
) WITHOUT ROWID, STRICT;
