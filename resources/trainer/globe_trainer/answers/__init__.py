"""A model's words as reasoning, country and city: `electron/core/answer`, held to the same golden answers."""
