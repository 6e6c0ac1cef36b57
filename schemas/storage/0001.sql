-- The store of Joinery, version 1. docs/store.md tells how the parts belong together.

-- The log is the truth: one row for each unit of work of an instance tree. `pos` is the number of the row's first
-- record; records are numbered through the whole database without gaps, and these numbers are the event ids.
CREATE TABLE log (
  pos INTEGER PRIMARY KEY,
  tree INTEGER NOT NULL,
  at INTEGER NOT NULL,
  command INTEGER NOT NULL,
  actor TEXT NOT NULL,
  records BLOB NOT NULL
) STRICT;
CREATE INDEX log_by_tree ON log(tree);

-- The tree as it was after the log row `pos`; only for trees whose log has grown long.
CREATE TABLE snapshot (
  tree INTEGER PRIMARY KEY,
  pos INTEGER NOT NULL,
  state BLOB NOT NULL
) STRICT;

-- Projections: derived from the log, row by row; they can be thrown away and rebuilt.
CREATE TABLE instance (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  state INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  business_key TEXT NOT NULL,
  started_by TEXT NOT NULL,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX instance_by_definition ON instance(definition);
CREATE INDEX instance_live ON instance(definition) WHERE state < 2;
CREATE INDEX instance_by_business_key ON instance(business_key) WHERE business_key <> '';

CREATE INDEX instance_by_starter ON instance(started_by) WHERE started_by <> '';

CREATE TABLE task (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element TEXT NOT NULL,
  state INTEGER NOT NULL,
  name TEXT NOT NULL,
  assignee TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  ended_at INTEGER,
  priority INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX task_open ON task(created_at) WHERE state < 4;
CREATE INDEX task_by_assignee ON task(assignee, state) WHERE assignee <> '';

-- Who could take an open task: "u:<user>" and "g:<group>".
CREATE TABLE task_candidate (
  candidate TEXT NOT NULL,
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (candidate, tree, key)
) WITHOUT ROWID, STRICT;

-- Timers of instances; tree 0 holds the start timers of the latest definitions (see start_timer).
-- A held timer does not fire: 1 = its instance is suspended, 2 = firing it was refused (and reported).
CREATE TABLE timer (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX timer_due ON timer(due_at) WHERE held = 0;

-- What a start timer starts, and how it goes on: `remaining` more times (-1: for ever), every so many months and ms.
CREATE TABLE start_timer (
  key INTEGER PRIMARY KEY,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  remaining INTEGER NOT NULL,
  every_months INTEGER NOT NULL,
  every_ms INTEGER NOT NULL
) STRICT;

-- `awaited`: 0 a message, 1 a signal. A null correlation takes every key.
CREATE TABLE subscription (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element TEXT NOT NULL,
  awaited INTEGER NOT NULL,
  name TEXT NOT NULL,
  correlation TEXT,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX subscription_by_name ON subscription(awaited, name, correlation, definition);

-- `available_at` is null for a job without retries left or in a suspended instance. Worker and lock are not in the log.
CREATE TABLE job (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element TEXT NOT NULL,
  type TEXT NOT NULL,
  retries INTEGER NOT NULL,
  retry_at INTEGER NOT NULL,
  available_at INTEGER,
  worker TEXT NOT NULL,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX job_available ON job(type, available_at) WHERE available_at IS NOT NULL;

CREATE TABLE incident (
  tree INTEGER NOT NULL,
  key INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element TEXT NOT NULL,
  token INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  PRIMARY KEY (tree, key)
) WITHOUT ROWID, STRICT;

-- What was deployed, byte for byte.
CREATE TABLE deployment (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE TABLE resource (
  deployment INTEGER NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (deployment, name)
) STRICT;
CREATE TABLE definition (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  deployment INTEGER NOT NULL,
  resource TEXT NOT NULL,
  UNIQUE (kind, key, version)
) STRICT;
-- Every definition that a deployment holds, also those that were the latest already.
CREATE TABLE deployment_definition (
  deployment INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  PRIMARY KEY (deployment, definition)
) WITHOUT ROWID, STRICT;

-- Messages that found nobody and wait, and the message ids that were used.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  correlation TEXT,
  variables TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX message_by_name ON message(name);
CREATE TABLE message_id (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID, STRICT;

-- Answers under an Idempotency-Key, in the order in which they were given.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- What is not process state: users, groups, sessions, attachments.
CREATE TABLE document (
  collection TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (collection, key)
) WITHOUT ROWID, STRICT;
