"""How right the station is: labelled clips, the demo athlete's grid, the fault matrix."""
