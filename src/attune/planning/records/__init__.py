"""What planning keeps beside estimates: findings, footprints, counts, assessments."""
