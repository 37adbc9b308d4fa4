-- An order stands under its device's category too, so that a category's orders are read by an index, newest first.

ALTER TABLE repair ADD COLUMN category_id INTEGER REFERENCES category (id); -- the device's; NULL for a service alone
UPDATE repair SET category_id = (SELECT device.category_id FROM device WHERE device.id = repair.device_id)
 WHERE device_id IS NOT NULL;
CREATE INDEX repair_by_category ON repair (category_id, received_at, id, state);

CREATE TRIGGER device_takes_its_repairs_along AFTER UPDATE OF category_id ON device
WHEN new.category_id <> old.category_id BEGIN
  UPDATE repair SET category_id = new.category_id WHERE device_id = new.id;
END;
