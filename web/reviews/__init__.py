"""The pages of reviews: the queue, one review, and an entry's history."""
