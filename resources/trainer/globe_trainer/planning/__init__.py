"""What a run will need, worked out from the model's shapes before anything is started. Standard library only."""
