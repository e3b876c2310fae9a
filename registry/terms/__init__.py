"""The thesaurus that people keep: concepts of public administration, and what each is called."""
