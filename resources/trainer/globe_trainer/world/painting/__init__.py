"""How each thing of the synthetic world is painted, one module for each sort of thing."""
