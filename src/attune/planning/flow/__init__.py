"""The simulation of flow on pages: what if, its answers, its rates."""
