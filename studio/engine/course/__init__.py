"""One client's way through the station: place, count-in, set, summary, rest."""
