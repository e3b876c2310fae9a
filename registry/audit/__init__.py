"""Who changed what, and when: plain ids, no foreign key, no change and no deletion."""
