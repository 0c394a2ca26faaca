"""Reading by a language model behind an OpenAI-compatible endpoint that the user names.

What comes back is taken as hostile: only claims whose words are in the text are kept, and
their values are read off these words by our own rules.
"""
