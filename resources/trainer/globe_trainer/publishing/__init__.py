"""A trained model made ready for others: in Hugging Face form, with a card and a passport that tell how it came to be."""
