"""A model's words as reasoning, country and city: the workbench's parser (`electron/core/answer`), held to the same golden answers."""
