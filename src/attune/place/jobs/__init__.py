"""Long work: asked for by somebody, leased to a worker, shown with progress, stoppable."""
