"""A directory record as a value: the service's own record, its offer and its places."""
