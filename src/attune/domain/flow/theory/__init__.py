"""Queues that can be worked out exactly: brackets for solvers, and what a simulation must meet."""
