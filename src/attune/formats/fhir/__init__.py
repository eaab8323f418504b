"""Our values in the words of HL7 FHIR R4 (4.0.1)."""
