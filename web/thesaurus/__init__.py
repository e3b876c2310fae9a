"""The pages of the thesaurus: what is called how, and how a concept is added and edited."""
