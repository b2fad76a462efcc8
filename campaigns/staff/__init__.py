"""The post room's screens in the back office."""
