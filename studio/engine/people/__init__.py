"""Who is at the station: presence, clients, what each of them trains next."""
