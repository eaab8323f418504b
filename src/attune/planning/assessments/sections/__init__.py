"""The sections of a report, each from the estimate to blocks of a document."""
