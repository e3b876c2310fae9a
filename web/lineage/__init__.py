"""Where a software comes from: its versions, who took them up, drawn and told from rows."""
