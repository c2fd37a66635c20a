"""What finds the structure of a report in its lines: one heuristic a stage, in the order of `read.structure`."""
