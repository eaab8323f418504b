"""The record: providers, services, places, and every version a service has had."""
