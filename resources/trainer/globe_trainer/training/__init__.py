"""Training by transformers' and TRL's trainers, used as they are: what they lack is added through their callbacks."""
