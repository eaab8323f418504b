"""Editions for other programs: JSON, FHIR PlanDefinition, the skeleton of a flow network."""
