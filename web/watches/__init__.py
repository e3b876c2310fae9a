"""The pages of what somebody is told of."""
