-- Version 3: messages that wait are found by every correlation key that they carry; used message ids are kept for a time.

-- The keys of a message: the one that its sender named and those of its correlation properties.
CREATE TABLE message_key (
  name TEXT NOT NULL,
  correlation TEXT NOT NULL,
  message INTEGER NOT NULL,
  PRIMARY KEY (name, correlation, message)
) WITHOUT ROWID, STRICT;
CREATE INDEX message_key_by_message ON message_key(message);
CREATE TRIGGER message_gone AFTER DELETE ON message BEGIN
  DELETE FROM message_key WHERE message = old.id;
END;
INSERT INTO message_key(name, correlation, message)
  SELECT name, correlation, id FROM message WHERE correlation IS NOT NULL;
ALTER TABLE message DROP COLUMN correlation;

-- An id of version 2 is kept for 24 hours, and no shorter than any message that waits.
ALTER TABLE message_id ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
UPDATE message_id SET expires_at = max(at + 86400000, coalesce((SELECT max(expires_at) FROM message), 0));
CREATE INDEX message_id_by_expiry ON message_id(expires_at);
