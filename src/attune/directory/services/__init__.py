"""The verbs on a service's record, after which its document and index follow."""
