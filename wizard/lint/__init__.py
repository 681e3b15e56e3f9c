"""What is wrong with a pack as a questionnaire; pure functions from a pack to findings."""
