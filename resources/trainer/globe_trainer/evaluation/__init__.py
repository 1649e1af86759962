"""Measuring models: accuracy by distance and by name, grounding, localizability and calibration, photo by photo."""
