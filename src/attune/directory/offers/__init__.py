"""What is offered to whom, at which stage, where: the gap matrix."""
