"""What makes a record evidence: the keys it is signed with."""
