"""Vision-language models: loading them, choosing what of them is trained, asking them, and making a small one from nothing."""
